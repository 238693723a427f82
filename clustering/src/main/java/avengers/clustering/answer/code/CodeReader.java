package avengers.clustering.answer.code;

import avengers.clustering.answer.json.JsonValue;
import avengers.clustering.answer.statement.CodeBlock;
import avengers.clustering.answer.statement.Statement;
import java.util.Optional;
import java.util.Set;

/** Finds the code that a reply states. */
public final class CodeReader {
  /** Longer code is compared by nobody; a bound for what is kept of each reply. */
  private static final int LONGEST = 1 << 16;

  /** What stands in fences and is no code. */
  private static final Set<String> NO_CODE = Set.of("json", "jsonc", "text", "txt", "plaintext",
      "plain", "markdown", "md", "latex", "tex", "math", "output", "csv", "xml", "html", "diff");

  private CodeReader() {}

  /** The normalised code of the last fenced block, or of a reply that is nothing but code. */
  public static Optional<String> read(String reply) {
    return CodeBlock.fenced(reply)
        .or(() -> Optional.of(new CodeBlock("", CodeBlock.last(reply)))
            .filter(CodeReader::looksLikeCode))
        .filter(block -> block.content().length() <= LONGEST)
        .map(CodeNormaliser::normalise)
        .filter(code -> !code.isEmpty());
  }

  /**
   * Whether a fenced block of code is what the reply answers: it is not JSON or plain text, and no
   * answer is announced outside of it, as where code was but a way to the answer.
   *
   * @param statement of the whole reply: where nothing is announced in it, nothing is outside
   */
  public static boolean answersInCode(String reply, Statement statement) {
    return CodeBlock.fenced(reply).filter(CodeReader::isCode).isPresent()
        && !(statement.announced() && Statement.of(CodeBlock.outside(reply)).announced());
  }

  private static boolean isCode(CodeBlock block) {
    return CodeStyle.isLanguage(block.language())
        || (!NO_CODE.contains(block.language()) && looksLikeCode(block)
            && JsonValue.parse(block.content()).isEmpty());
  }

  private static boolean looksLikeCode(CodeBlock block) {
    String text = block.content();
    return text.length() <= LONGEST && (CodeShape.of(text).isCode() || CodeShape.isSql(text));
  }
}
