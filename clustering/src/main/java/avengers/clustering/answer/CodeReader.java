package avengers.clustering.answer;

import java.util.Optional;
import java.util.Set;

/** Finds the code that a reply states. */
final class CodeReader {
  /** Longer code is compared by nobody; a bound for what is kept of each reply. */
  private static final int LONGEST = 1 << 16;

  /** What stands in fences and is no code. */
  private static final Set<String> NO_CODE = Set.of("json", "jsonc", "text", "txt", "plaintext",
      "plain", "markdown", "md", "latex", "tex", "math", "output", "csv", "xml", "html", "diff");

  private CodeReader() {}

  /** The normalised code of the last fenced block, or of a reply that is nothing but code. */
  static Optional<String> read(String reply) {
    return CodeBlock.fenced(reply)
        .or(() -> Optional.of(new CodeBlock("", CodeBlock.last(reply)))
            .filter(whole -> isNothingButCode(whole.content())))
        .filter(block -> block.content().length() <= LONGEST)
        .map(CodeNormaliser::normalise)
        .filter(code -> !code.isEmpty());
  }

  /**
   * Whether a fenced block of code is what the reply answers: it is not JSON or plain text, and no
   * answer is announced outside of it, as where code was but a way to the answer.
   */
  static boolean answersInCode(Reading reading) {
    String reply = reading.reply().text();
    return CodeBlock.fenced(reply)
        .filter(block -> CodeStyle.isLanguage(block.language()) || mayBeCode(block))
        .isPresent() && !Statement.of(CodeBlock.outside(reply)).announced();
  }

  private static boolean mayBeCode(CodeBlock block) {
    return !NO_CODE.contains(block.language()) && isNothingButCode(block.content())
        && JsonReader.whole(block.content()).isEmpty();
  }

  private static boolean isNothingButCode(String text) {
    return CodeShape.of(text).isCode() || CodeShape.isSql(text);
  }
}
