package avengers.clustering.answer.code;

import avengers.clustering.answer.text.TextNormaliser;

import java.util.List;
import java.util.Set;

/**
 * What the lines of a text look like. A line is counted once.
 *
 * @param lines those with anything in them
 * @param braces those that end in a semicolon or a brace, as in C and its like
 * @param blocks those that begin a block by a word and a colon, as in Python
 * @param others that begin as code does, assign something, or call something
 */
record CodeShape(int lines, int braces, int blocks, int others) {
  private static final List<String> STARTS = List.of("import ", "from ", "return ", "#include",
      "public ", "private ", "static ", "void ", "int ", "const ", "let ", "var ", "function ",
      "package ", "using ", "@", "#!/", "//");
  private static final Set<String> BLOCKS = Set.of("def", "class", "if", "elif", "else", "for",
      "while", "try", "except", "finally", "with", "match", "case", "async");
  private static final Set<String> SQL = Set.of("select", "insert", "update", "delete", "with",
      "create", "alter");

  static CodeShape of(String text) {
    int lines = 0;
    int braces = 0;
    int blocks = 0;
    int others = 0;
    for (String line : (Iterable<String>) text.lines().map(String::strip)::iterator) {
      if (line.isEmpty()) {
        continue;
      }
      lines++;
      if (";{}".indexOf(line.charAt(line.length() - 1)) >= 0) {
        braces++;
      } else if (line.endsWith(":") && BLOCKS.contains(firstWord(line))) {
        blocks++;
      } else if (line.contains(" = ") || isCall(line)
          || STARTS.stream().anyMatch(line::startsWith)) {
        others++;
      }
    }
    return new CodeShape(lines, braces, blocks, others);
  }

  /** Whether most lines are code. */
  boolean isCode() {
    return 2 * (braces + blocks + others) > lines;
  }

  /** Whether a text begins as a statement of SQL does. */
  static boolean isSql(String text) {
    String code = text.stripLeading();
    String word = firstWord(code);
    return SQL.contains(TextNormaliser.lowerCase(word)) && code.length() > word.length()
        && Character.isWhitespace(code.charAt(word.length())) && of(text).blocks() == 0;
  }

  /** "print(x)", "items.add(x)" */
  private static boolean isCall(String line) {
    int at = 0;
    while (at < line.length()
        && (Character.isJavaIdentifierPart(line.charAt(at)) || line.charAt(at) == '.')) {
      at++;
    }
    return at > 0 && at < line.length() && line.charAt(at) == '(' && line.endsWith(")");
  }

  private static String firstWord(String text) {
    int end = 0;
    while (end < text.length() && end < 10 && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }
}
