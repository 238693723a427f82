package avengers.gateway.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Says what is wrong with a body that cannot be read as JSON, and where. */
final class BadJson {
  private static final List<String> NO_NUMBERS = List.of("NaN", "Infinity");
  private static final int LONGEST_WORD = 8;
  private static final int LONGEST_CHARACTER = 4;

  private BadJson() {}

  /** What the parser stumbled over. */
  static ApiException of(RuntimeException problem, JsonParser parser, byte[] bytes) {
    int offset = offset(problem, parser);
    return switch (problem) {
      case StreamConstraintsException _ -> beyondLimits(parser);
      case MismatchedInputException doubled when doubled.getOriginalMessage()
          .startsWith("Duplicate property") ->
        at(offset, bytes, "a field is given twice");
      case NumberFormatException _ -> at(offset, bytes, "a number's exponent is too large");
      case UnexpectedEndOfInputException _ ->
        at(offset, bytes, "it ends before the object is complete");
      default -> at(offset, bytes, unexpected(offset, bytes));
    };
  }

  /** Something is wrong at a place. */
  static ApiException at(int offset, byte[] bytes, String what) {
    return error("is not valid JSON: " + place(offset, bytes) + ": " + what + ".");
  }

  static ApiException error(String what) {
    return new ApiException(ApiError.of(ErrorKind.INVALID_REQUEST, "The request's body " + what));
  }

  /** The line and the column, in characters, both from 1. */
  static String place(int offset, byte[] bytes) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < Math.min(offset, bytes.length); i++) {
      if (bytes[i] == '\n') {
        line++;
        column = 1;
      } else if ((bytes[i] & 0xC0) != 0x80) {
        column++;
      }
    }
    return "line " + line + ", column " + column;
  }

  private static int offset(RuntimeException problem, JsonParser parser) {
    TokenStreamLocation told = problem instanceof JacksonException known
        ? known.getLocation()
        : null;
    return (int) (told == null ? parser.currentLocation() : told).getByteOffset();
  }

  private static ApiException beyondLimits(JsonParser parser) {
    StreamReadConstraints limits = parser.streamReadConstraints();
    if (parser.currentTokenCount() > Json.MOST_PARTS) {
      return error("has too many parts: at most " + String.format(Locale.ROOT, "%,d",
          Json.MOST_PARTS) + " names, values and brackets may be in it.");
    }
    return parser.streamReadContext().getNestingDepth() >= Json.DEEPEST
        ? error("is nested too deeply: at most " + Json.DEEPEST + " objects and lists may stand "
            + "in one another.")
        : error("has a number or a field's name that is too long: at most "
            + limits.getMaxNumberLength() + " and " + limits.getMaxNameLength() + " characters.");
  }

  private static String unexpected(int offset, byte[] bytes) {
    if (offset >= bytes.length) {
      return "it ends before the object is complete";
    }
    int start = Math.max(0, offset - LONGEST_WORD);
    String before = new String(bytes, start, offset - start, UTF_8);
    for (String word : NO_NUMBERS) {
      if (before.endsWith(word)) {
        return word + " is no JSON number";
      }
    }
    int character = new String(bytes, offset, Math.min(LONGEST_CHARACTER, bytes.length - offset),
        UTF_8).codePointAt(0);
    return Character.isISOControl(character)
        ? "a control character (code " + character + "), which must be escaped in a text"
        : "unexpected '" + Character.toString(character) + "'";
  }
}
