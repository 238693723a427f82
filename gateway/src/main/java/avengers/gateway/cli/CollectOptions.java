package avengers.gateway.cli;

import avengers.clustering.cli.PoolOptions;
import avengers.clustering.collect.Manners;
import avengers.clustering.collect.Sampling;
import avengers.clustering.grade.Graders;
import avengers.clustering.table.ColumnMap;
import avengers.gateway.config.ConfigException;
import avengers.gateway.config.ConfigReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of {@code collect}. */
final class CollectOptions {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

  @Option(names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "the gateway's configuration; its backends are asked")
  private Path config = Path.of("");

  @Option(names = "--questions",
      paramLabel = "FILE",
      required = true,
      split = ",",
      arity = "1..*",
      description = "JSON Lines, CSV or Parquet, plain, .gz or .zst; one file or several")
  private List<Path> questions = List.of();

  @Option(names = "--map",
      paramLabel = "OURS=THEIRS",
      split = ",",
      description = "your names of columns: query=prompt,answer=target")
  private Map<String, String> map = new LinkedHashMap<>();

  @Option(names = "--out",
      paramLabel = "OBSERVATIONS",
      required = true,
      description = "the file that observations are appended to")
  private Path out = Path.of("");

  @Option(names = "--samples",
      paramLabel = "N",
      defaultValue = "1",
      description = "replies of a model to a question (default: ${DEFAULT-VALUE})")
  private int samples;

  @Option(names = "--temperature",
      paramLabel = "T",
      defaultValue = "0.7",
      description = "0 to 2 (default: ${DEFAULT-VALUE})")
  private double temperature;

  @Option(names = "--max-tokens",
      paramLabel = "N",
      description = "the most tokens of a reply (default: what the backend allows)")
  private Optional<Integer> maxTokens = Optional.empty();

  @Option(names = "--concurrency",
      paramLabel = "N",
      defaultValue = "8",
      description = "calls to a backend at once; not more than its connections"
          + " (default: ${DEFAULT-VALUE})")
  private int concurrency;

  @Option(names = "--retries",
      paramLabel = "N",
      defaultValue = "5",
      description = "how often a failed call is tried again (default: ${DEFAULT-VALUE})")
  private int retries;

  @Option(names = "--budget",
      paramLabel = "DOLLARS",
      description = "stops before more is spent, earlier runs included; needs --max-tokens and a "
          + "price for every backend")
  private Optional<Double> budget = Optional.empty();

  @Option(names = "--system",
      paramLabel = "TEXT",
      description = "the system message of questions that bring none")
  private Optional<String> system = Optional.empty();

  @Mixin
  private GradingOptions grading = new GradingOptions();

  @Mixin
  private PoolOptions pool = new PoolOptions();

  Path out() {
    return out;
  }

  double budget() {
    return budget.orElse(Double.POSITIVE_INFINITY);
  }

  Sampling sampling() {
    return new Sampling(samples, temperature,
        maxTokens.isPresent() ? OptionalInt.of(maxTokens.get()) : OptionalInt.empty());
  }

  int concurrency() {
    return concurrency;
  }

  Manners manners() {
    return new Manners(retries, FIRST_WAIT);
  }

  Optional<String> system() {
    return system;
  }

  List<Path> questions() {
    return questions;
  }

  ColumnMap columns() {
    return new ColumnMap(map);
  }

  GradingOptions grading() {
    return grading;
  }

  /** Checks the options, and reads the configuration. */
  CollectSetup setup(CommandLine command) throws ConfigException {
    require(command, samples >= 1, "--samples must be at least 1, not " + samples);
    require(command, temperature >= 0 && temperature <= 2,
        "--temperature must be from 0 to 2, not " + temperature);
    require(command, maxTokens.orElse(1) >= 1, "--max-tokens must be at least 1");
    require(command, concurrency >= 1, "--concurrency must be at least 1, not " + concurrency);
    require(command, retries >= 0, "--retries must not be negative: " + retries);
    require(command, budget.orElse(1.0) > 0, "--budget must be more than 0");
    Graders graders = grading.graders(command);
    CollectSetup setup = new CollectSetup(this, graders, pool.pool(),
        ConfigReader.read(config, System.getenv()));
    try {
      setup.check(budget.isPresent());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, String.valueOf(e.getMessage()), e);
    }
    return setup;
  }

  private static void require(CommandLine command, boolean right, String message) {
    if (!right) {
      throw new ParameterException(command, message);
    }
  }
}
