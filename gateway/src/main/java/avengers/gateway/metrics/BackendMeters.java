package avengers.gateway.metrics;

import avengers.gateway.replica.ReplicaName;
import avengers.gateway.replica.ReplicaState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The meters of the replicas behind each model, and of the calls that wait for them. */
public final class BackendMeters {
  private static final String REPLICA = "replica";

  private final ReplaceableGauges gauges;

  /** Times that a replica was taken out, by model and replica. */
  private final MeterProvider<Counter> outages;
  /** Times that a replica asked for rest, by model and replica. */
  private final MeterProvider<Counter> coolDowns;
  /** Active probes that ended, by model, replica and outcome. */
  private final MeterProvider<Counter> probes;
  /** Seconds that calls waited for others to end, by model; only of those that had to wait. */
  private final MeterProvider<Timer> waits;
  /** Calls that were not made as too many others waited, by model. */
  private final MeterProvider<Counter> refused;

  BackendMeters(MeterRegistry registry) {
    gauges = new ReplaceableGauges(registry);
    outages = counter(registry, "avengers.replica.outages",
        "Times that a replica was taken out, as calls to it failed");
    coolDowns = counter(registry, "avengers.replica.cool_downs",
        "Times that a replica asked for rest");
    probes = counter(registry, "avengers.replica.probes", "Active probes that ended");
    waits = Timer.builder("avengers.backend.wait")
        .description("Time that calls waited for others to end, of those that had to wait")
        .serviceLevelObjectives(Buckets.SECONDS)
        .withRegistry(registry);
    refused = counter(registry, "avengers.backend.refused",
        "Calls that were not made, as too many others waited");
  }

  private static MeterProvider<Counter> counter(MeterRegistry registry, String name,
      String description) {
    return Counter.builder(name).description(description).withRegistry(registry);
  }

  /**
   * Shows how a replica stands.
   *
   * @return to be run when it is no longer there
   */
  public Runnable show(ReplicaName replica, Supplier<ReplicaState> state, IntSupplier inFlight) {
    Tags tags = tags(replica);
    return together(Stream.concat(
        Stream.of(gauges.show("avengers.replica.in_flight",
            "Calls to a replica that have not ended", tags, inFlight::getAsInt)),
        Stream.of(ReplicaState.values())
            .map(each -> gauges.show("avengers.replica.state",
                "1 for the state that a replica is in, 0 for the others",
                tags.and("state", each.label()), () -> state.get() == each ? 1 : 0))));
  }

  /**
   * Shows how many calls to a model wait, and how many may run.
   *
   * @return to be run when it is no longer there
   */
  public Runnable show(String model, IntSupplier waiting, IntSupplier limit) {
    Tags tags = Tags.of(GatewayMeters.MODEL, model);
    return together(Stream.of(
        gauges.show("avengers.backend.waiting", "Calls that wait for others to end", tags,
            waiting::getAsInt),
        gauges.show("avengers.backend.limit", "Calls that may run at the same time", tags,
            limit::getAsInt)));
  }

  private static Runnable together(Stream<Runnable> shown) {
    List<Runnable> all = shown.toList();
    return () -> all.forEach(Runnable::run);
  }

  public void takenOut(ReplicaName replica) {
    outages.withTags(tags(replica)).increment();
  }

  public void rests(ReplicaName replica) {
    coolDowns.withTags(tags(replica)).increment();
  }

  public void probed(ReplicaName replica, boolean isThere) {
    probes.withTags(tags(replica).and(GatewayMeters.OUTCOME, isThere ? "answered" : "failed"))
        .increment();
  }

  public void waited(String model, Duration time) {
    waits.withTags(GatewayMeters.MODEL, model).record(time);
  }

  public void refused(String model) {
    refused.withTags(GatewayMeters.MODEL, model).increment();
  }

  private static Tags tags(ReplicaName replica) {
    return Tags.of(GatewayMeters.MODEL, replica.model(), REPLICA,
        Integer.toString(replica.place()));
  }
}
