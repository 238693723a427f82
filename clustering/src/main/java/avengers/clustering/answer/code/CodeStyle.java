package avengers.clustering.answer.code;

import avengers.clustering.answer.statement.CodeBlock;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What kinds of languages have in common: how comments begin, and what blanks mean. */
enum CodeStyle {
  /** Python and its like: {@code #} comments, lines and their indentation have a meaning. */
  HASH("#", "\"'"),
  /** A shell: {@code #} comments, a blank separates words. */
  SHELL("#", "\"'"),
  /** C and its like: lines and their indentation mean nothing. */
  SLASH("//", "\"'`"),
  /** SQL: small letters and capitals are the same, and so are lines and blanks. */
  SQL("--", "\"'");

  private static final Map<CodeStyle, Set<String>> LANGUAGES = Map.of(
      HASH, Set.of("python", "py", "python3", "ruby", "rb", "r", "julia", "jl", "elixir", "perl"),
      SHELL, Set.of("bash", "sh", "shell", "zsh", "console", "powershell", "dockerfile", "makefile",
          "make", "yaml", "yml", "toml", "ini"),
      SLASH, Set.of("java", "javascript", "js", "jsx", "typescript", "ts", "tsx", "c", "h", "cpp",
          "c++", "cc", "csharp", "cs", "c#", "go", "golang", "rust", "rs", "kotlin", "kt", "swift",
          "scala", "dart", "php", "groovy", "css"),
      SQL, Set.of("sql", "mysql", "postgresql", "sqlite", "plsql", "tsql"));

  private final String lineComment;
  private final String quotes;

  CodeStyle(String lineComment, String quotes) {
    this.lineComment = lineComment;
    this.quotes = quotes;
  }

  /** By the language that a fence names, else by what the code looks like. */
  static CodeStyle of(CodeBlock block) {
    return named(block.language()).orElseGet(() -> guessed(block.content()));
  }

  static boolean isLanguage(String name) {
    return named(name).isPresent();
  }

  private static Optional<CodeStyle> named(String language) {
    return LANGUAGES.entrySet()
        .stream()
        .filter(entry -> entry.getValue().contains(language))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static CodeStyle guessed(String code) {
    if (CodeShape.isSql(code)) {
      return SQL;
    }
    CodeShape shape = CodeShape.of(code);
    if (shape.braces() > shape.blocks()) {
      return SLASH;
    }
    return shape.blocks() + shape.others() > 0 ? HASH : SHELL;
  }

  boolean beginsLineComment(String code, int at) {
    return code.startsWith(lineComment, at)
        && (this != SHELL || at == 0 || Character.isWhitespace(code.charAt(at - 1)));
  }

  boolean beginsBlockComment(String code, int at) {
    return ignoresLines() && code.startsWith("/*", at);
  }

  /** Whether blanks between signs mean nothing. */
  boolean ignoresBlanks() {
    return this != SHELL;
  }

  /** Whether a line's end is like a blank. */
  boolean ignoresLines() {
    return this == SQL || this == SLASH;
  }

  boolean quotes(char c) {
    return quotes.indexOf(c) >= 0;
  }

  /** Whether three quotes begin a text of several lines. */
  boolean quotesThrice() {
    return this == HASH;
  }

  boolean ignoresCase() {
    return this == SQL;
  }
}
