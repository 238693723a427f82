package avengers.gateway.backend;

import avengers.gateway.config.BackendConfig;
import avengers.gateway.metrics.BackendMeters;
import avengers.gateway.replica.Choosing;
import avengers.gateway.replica.Standing;
import avengers.gateway.replica.Tried;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** All replicas of one model. Chooses one for each call. Safe for use by all event loops. */
final class Replicas {
  private final List<Replica> all;
  private final Supplier<RandomGenerator> random = ThreadLocalRandom::current;

  Replicas(Vertx vertx, BackendConfig config, UpstreamTls tls, BackendMeters meters) {
    this.all = IntStream.range(0, config.replicas().size())
        .mapToObj(place -> new Replica(vertx, config, place, tls, meters))
        .toList();
  }

  /** How each is. */
  List<ReplicaReport> reports() {
    return all.stream().map(Replica::report).toList();
  }

  /**
   * Begins a call at one of them. One that has been out for long enough is probed by the next call
   * that has all others left if that fails.
   */
  synchronized ReplicaCall begin(Tried avoided) {
    boolean hasAllLeft = all.stream().noneMatch(replica -> avoided.has(replica.name()));
    Optional<ReplicaCall> probe = hasAllLeft
        ? all.stream()
            .flatMap(replica -> replica.health().takeProbe().map(replica::begin).stream())
            .findFirst()
        : Optional.empty();
    return probe.orElseGet(() -> {
      Replica chosen = all.get(
          Choosing.choose(standings(), avoided, random.get()).name().place());
      return chosen.begin(chosen.health().turn());
    });
  }

  private List<Standing> standings() {
    return all.stream().map(Replica::standing).toList();
  }

  /** Whether a call could go to one that was not tried, and is not left alone. */
  boolean haveOther(Tried tried) {
    return Choosing.hasOther(standings(), tried);
  }

  /** Whether any is asked, or is to be probed. */
  boolean anyWorthAsking() {
    return all.stream().anyMatch(replica -> replica.health().isWorthAsking());
  }

  /** The connections to those that are asked. */
  int connections() {
    List<Standing> standings = standings();
    boolean panic = Choosing.panics(standings);
    return all.getFirst().connections()
        * (int) standings.stream().filter(replica -> panic || !replica.out()).count();
  }

  /** Uses other certificates for the connections that are made from now on. */
  Future<?> show(ClientSSLOptions options) {
    return Future.join(all.stream().map(replica -> replica.show(options)).toList());
  }

  Future<Void> close() {
    return Future.join(all.stream().map(Replica::close).toList()).mapEmpty();
  }
}
