package avengers.clustering.cli;

import avengers.clustering.observation.Pool;
import java.util.List;
import picocli.CommandLine.Option;

/** Options that say which models take part. */
public final class PoolOptions {
  @Option(names = "--pool",
      paramLabel = "MODEL",
      split = ",",
      description = "only these models, as in gpt-*,qwen-72b (default: all)")
  private List<String> included = List.of();

  @Option(names = "--exclude",
      paramLabel = "MODEL",
      split = ",",
      description = "not these models")
  private List<String> excluded = List.of();

  /** The models that were asked for. */
  public Pool pool() {
    return new Pool(included, excluded);
  }
}
