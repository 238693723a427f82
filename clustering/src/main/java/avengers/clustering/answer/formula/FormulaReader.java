package avengers.clustering.answer.formula;

import avengers.clustering.answer.date.DateReader;
import avengers.clustering.answer.formula.MathToken.TokenType;
import avengers.clustering.answer.number.NumberReader;
import avengers.clustering.answer.number.Units;
import avengers.clustering.answer.statement.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the formula that a statement gives, between dollar signs or among few words. */
public final class FormulaReader {
  private static final int LONGEST = 400;
  private static final int MOST_WORDS = 4;
  private static final String SIGNS = "^=<>≤≥≠±∪∩∈∞∅*/+-!_";

  private FormulaReader() {}

  /** Its canonical text. What cannot be parsed is compared as it is written, but for blanks. */
  public static Optional<String> read(Statement statement) {
    List<MathToken> tokens = tokens(statement);
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    return MathParser.canonical(tokens)
        .or(() -> Optional.of(tokens.stream().map(MathToken::text).collect(Collectors.joining())));
  }

  /** Whether the statement is a formula with few words; a plain number, a list, a date is none. */
  public static boolean isFormula(Statement statement) {
    if (statement.source().length() > LONGEST || NumberReader.isOneNumber(statement)
        || DateReader.isDate(statement)) {
      return false;
    }
    List<MathToken> all = MathLexer.tokens(formula(statement));
    long words = all.stream().filter(token -> token.type() == TokenType.WORDS).count();
    List<MathToken> tokens = withoutWords(all);
    return words <= MOST_WORDS && isMathematics(tokens) && MathParser.canonical(tokens).isPresent();
  }

  private static boolean isMathematics(List<MathToken> tokens) {
    boolean signs = false;
    boolean names = false;
    boolean commas = false;
    for (MathToken token : tokens) {
      switch (token.type()) {
        case COMMAND, FUNCTION -> {
          return true;
        }
        case NAME -> {
          if (token.text().equals("π")) {
            return true;
          }
          names |= token.text().length() == 1;
        }
        case MARK -> {
          signs |= SIGNS.contains(token.text());
          commas |= token.is(",");
        }
        case NUMBER, WORDS -> {
          // They are everywhere.
        }
      }
    }
    boolean bracketed = !tokens.isEmpty() && (tokens.getFirst().is("(")
        || tokens.getFirst().is("[") || tokens.getFirst().is("{") || tokens.getFirst().is("\\{"));
    return (signs && names) || (bracketed && commas && tokens.stream()
        .noneMatch(token -> token.type() == TokenType.WORDS)) || isPower(tokens);
  }

  /** "2^10", "5!", "∞": signs of mathematics between numbers alone. */
  private static boolean isPower(List<MathToken> tokens) {
    return tokens.stream()
        .anyMatch(token -> token.type() == TokenType.MARK
            && "^∞∅∪≤≥±".contains(token.text()));
  }

  private static List<MathToken> tokens(Statement statement) {
    return statement.source().length() > 2 * LONGEST
        ? List.of()
        : withoutWords(MathLexer.tokens(formula(statement)));
  }

  /** What stands between dollar signs, if there are words beside it: the first one announced. */
  private static String formula(Statement statement) {
    String source = statement.source()
        .replace("\\(", "$")
        .replace("\\)", "$")
        .replace("\\[", "$")
        .replace("\\]", "$")
        .replace("$$", "$");
    List<String> parts = List.of(source.split("\\$", -1));
    if (parts.size() < 3 || parts.size() % 2 == 0) {
      return source;
    }
    StringBuilder outside = new StringBuilder();
    List<String> formulas = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (i % 2 == 0) {
        outside.append(parts.get(i)).append(' ');
      } else if (!parts.get(i).isBlank()) {
        formulas.add(parts.get(i));
      }
    }
    boolean prose = MathLexer.tokens(outside.toString())
        .stream()
        .anyMatch(token -> token.type() == TokenType.WORDS && Units.name(token.text()).isEmpty());
    return !prose || formulas.isEmpty()
        ? source
        : statement.announced()
            ? formulas.getFirst()
            : formulas.getLast();
  }

  /** The formula without words before and behind it, and without the mark that ends a sentence. */
  private static List<MathToken> withoutWords(List<MathToken> tokens) {
    int start = 0;
    while (start < tokens.size() && (tokens.get(start).type() == TokenType.WORDS
        || tokens.get(start).is(":") || tokens.get(start).is(","))) {
      start++;
    }
    if (start == tokens.size()) {
      return tokens.stream().filter(token -> token.type() == TokenType.WORDS).toList();
    }
    int end = start;
    while (end < tokens.size() && (tokens.get(end).type() != TokenType.WORDS
        || !Units.name(tokens.get(end).text()).isEmpty())) {
      end++;
    }
    while (end > start && (tokens.get(end - 1).is(".") || tokens.get(end - 1).is(",")
        || tokens.get(end - 1).is("*") || tokens.get(end - 1).is(":"))) {
      end--;
    }
    while (start < end && tokens.get(start).is("*")) {
      start++;
    }
    return tokens.subList(start, end);
  }
}
