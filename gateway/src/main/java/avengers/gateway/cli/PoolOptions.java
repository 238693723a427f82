package avengers.gateway.cli;

import avengers.clustering.observation.Pool;
import java.util.List;
import picocli.CommandLine.Option;

/** Which models take part. */
final class PoolOptions {
  @Option(names = "--pool",
      paramLabel = "MODEL",
      split = ",",
      description = "only these models; * stands for any text (default: all)")
  private List<String> included = List.of();

  @Option(names = "--exclude",
      paramLabel = "MODEL",
      split = ",",
      description = "not these models")
  private List<String> excluded = List.of();

  Pool pool() {
    return new Pool(included, excluded);
  }
}
