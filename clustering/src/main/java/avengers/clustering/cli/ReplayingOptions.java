package avengers.clustering.cli;

import avengers.clustering.observation.Observation;
import avengers.clustering.replay.ReplayOptions;
import avengers.clustering.stopping.Adaptive;
import avengers.clustering.stopping.Window;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say how samples are replayed. */
final class ReplayingOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(names = "--orders",
      paramLabel = "N",
      defaultValue = "10",
      description = "random orders of a model's samples to average (default: ${DEFAULT-VALUE})")
  private int orders;

  @Option(names = "--seed",
      paramLabel = "N",
      defaultValue = "" + FitCommand.DEFAULT_SEED,
      description = "decides these orders (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(names = "--shuffle-models",
      description = "where models have one sample each, ask them in random orders, too, instead of"
          + " best first")
  private boolean shuffledModels;

  @Option(names = "--threshold",
      paramLabel = "P",
      defaultValue = "0.85",
      description = "how sure the adaptive rule must be of the majority, above 0.5, below 1"
          + " (default: ${DEFAULT-VALUE})")
  private double threshold;

  @Option(names = "--window",
      paramLabel = "N",
      defaultValue = "3",
      description = "how many samples must agree for the window rule, at least 2"
          + " (default: ${DEFAULT-VALUE})")
  private int window;

  @Option(names = "--max-queries",
      paramLabel = "N",
      description = "replay only so many queries, spread evenly over the files")
  private Optional<Integer> most = Optional.empty();

  ReplayOptions options() {
    try {
      return new ReplayOptions(seed, orders, shuffledModels, new Adaptive(threshold).threshold(),
          new Window(window).size());
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  List<Observation> some(List<Observation> queries) {
    int count = most.orElse(queries.size());
    if (count < 1) {
      throw new ParameterException(command.commandLine(),
          "--max-queries must be at least 1, not " + count);
    }
    return count >= queries.size()
        ? queries
        : IntStream.range(0, count)
            .mapToObj(i -> queries.get((int) ((long) i * queries.size() / count)))
            .toList();
  }
}
