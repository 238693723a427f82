package avengers.gateway.config;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A configuration file with mistakes: all of them, in the order of their lines. */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  ConfigException(Path file, List<Problem> problems) {
    super(problems.stream()
        .map(problem -> problem.in(file.toString()))
        .collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Every mistake; the exception's message holds the same, one a line. */
  public List<Problem> problems() {
    return problems;
  }
}
