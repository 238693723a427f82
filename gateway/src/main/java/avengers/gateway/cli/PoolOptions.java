package avengers.gateway.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which models take part. */
final class PoolOptions {
  @Option(names = "--pool",
      paramLabel = "MODEL",
      split = ",",
      description = "only these models (default: all)")
  private List<String> pool = List.of();

  @Option(names = "--exclude",
      paramLabel = "MODEL",
      split = ",",
      description = "not these models")
  private List<String> exclude = List.of();

  /**
   * The models that take part, in their order.
   *
   * @throws IllegalArgumentException if a name is none of theirs, or none is left
   */
  List<String> of(List<String> models) {
    List<String> named = new ArrayList<>(pool);
    named.addAll(exclude);
    named.stream().filter(name -> !models.contains(name)).findFirst().ifPresent(name -> {
      throw new IllegalArgumentException("there is no model \"" + name + "\"; the models are "
          + String.join(", ", models));
    });
    List<String> left = models.stream()
        .filter(model -> pool.isEmpty() || pool.contains(model))
        .filter(model -> !Set.copyOf(exclude).contains(model))
        .toList();
    if (left.isEmpty()) {
      throw new IllegalArgumentException("--pool and --exclude leave no model");
    }
    return left;
  }
}
