package avengers.gateway.cli;

import avengers.clustering.grade.CodeCommand;
import avengers.clustering.grade.Graders;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How {@code collect} grades replies. */
final class GradingOptions {
  @Option(names = "--grader",
      paramLabel = "G",
      description = "auto, number[:TOLERANCE], choice, exact, one-of, contains, regex:PATTERN, "
          + "json, latex, code, judge; for a data set as DATASET=G, several separated by commas "
          + "(default: auto)")
  private List<String> graders = List.of();

  @Option(names = "--judge",
      paramLabel = "MODEL",
      description = "the model of the configuration that grades for the grader judge")
  private Optional<String> judge = Optional.empty();

  @Option(names = "--code-command",
      paramLabel = "COMMAND",
      description = "what the grader code runs: it gets a reply's code on standard input, and "
          + "exits with 0 if it is right. It runs what models wrote: keep it in a sandbox")
  private Optional<String> codeCommand = Optional.empty();

  @Option(names = "--code-timeout",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "code that runs longer is wrong (default: ${DEFAULT-VALUE})")
  private int codeTimeout;

  Optional<String> judge() {
    return judge;
  }

  Optional<String> codeCommand() {
    return codeCommand;
  }

  /** Checks the options. */
  Graders graders(CommandLine command) {
    if (codeTimeout < 1) {
      throw new ParameterException(command,
          "--code-timeout must be at least 1, not " + codeTimeout);
    }
    try {
      return Graders.parse(graders,
          codeCommand.map(shell -> new CodeCommand(shell, Duration.ofSeconds(codeTimeout))),
          judge.isPresent());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, "--grader: " + e.getMessage(), e);
    }
  }
}
