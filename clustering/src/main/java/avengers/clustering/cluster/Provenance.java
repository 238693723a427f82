package avengers.clustering.cluster;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a router comes from.
 *
 * @param sourceHash SHA-256 of the observations file
 * @param queries how many labelled queries it was fitted on
 * @param additions the models that joined since, oldest first
 */
public record Provenance(long seed,
    Instant created,
    String sourceHash,
    int queries,
    List<Addition> additions) {
  public Provenance {
    additions = List.copyOf(additions);
  }

  /** The provenance of a router that no model has joined since. */
  public Provenance(long seed, Instant created, String sourceHash, int queries) {
    this(seed, created, sourceHash, queries, List.of());
  }

  /** The same with one more model; an earlier addition of that model is forgotten. */
  public Provenance with(Addition addition) {
    return new Provenance(seed, created, sourceHash, queries,
        Stream.concat(additions.stream().filter(one -> !one.model().equals(addition.model())),
            Stream.of(addition)).toList());
  }
}
