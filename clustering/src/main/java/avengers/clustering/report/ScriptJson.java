package avengers.clustering.report;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON that may stand inside an HTML script element, whatever its texts hold. */
final class ScriptJson {
  private static final JsonMapper JSON = JsonMapper.builder(
      JsonFactory.builder().characterEscapes(new Escapes()).build()).build();

  private ScriptJson() {}

  /** The same JSON for a JSON reader, and no markup for an HTML reader. */
  static String of(JsonNode tree) {
    return JSON.writeValueAsString(tree);
  }

  /** Escapes what could end the element, and what older scripts take for the end of a line. */
  private static final class Escapes extends CharacterEscapes {
    @Serial
    private static final long serialVersionUID = 1;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      codes['<'] = ESCAPE_STANDARD;
      codes['>'] = ESCAPE_STANDARD;
      codes['&'] = ESCAPE_STANDARD;
      return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      return switch (character) {
        case '\u2028' -> new SerializedString("\\u2028");
        case '\u2029' -> new SerializedString("\\u2029");
        default -> null;
      };
    }
  }
}
