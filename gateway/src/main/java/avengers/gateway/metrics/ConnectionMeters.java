package avengers.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** The meters of clients' connections, whatever is asked on them. */
public final class ConnectionMeters {
  private final AtomicInteger open = new AtomicInteger();
  /** Connections that were closed at once, as there were too many. */
  private final Counter tooMany;
  /** Connections that were closed, as the head of a request did not come. */
  private final Counter slow;

  ConnectionMeters(MeterRegistry registry) {
    Gauge.builder("avengers.connections.open", open, AtomicInteger::get)
        .description("Connections of clients")
        .register(registry);
    tooMany = ended(registry, "too_many");
    slow = ended(registry, "slow_head");
  }

  private static Counter ended(MeterRegistry registry, String reason) {
    return Counter.builder("avengers.connections.ended")
        .description("Connections of clients that the gateway ended, by reason")
        .tag("reason", reason)
        .register(registry);
  }

  /** Counts a connection; says how many there are with it. */
  public int opened() {
    return open.incrementAndGet();
  }

  public void closed() {
    open.decrementAndGet();
  }

  public void tooMany() {
    tooMany.increment();
  }

  public void slowHead() {
    slow.increment();
  }
}
