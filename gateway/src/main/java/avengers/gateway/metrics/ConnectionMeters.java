package avengers.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** The meters of the connections to one of the gateway's ports, whatever is asked on them. */
public final class ConnectionMeters {
  private static final String PORT = "port";

  private final AtomicInteger open = new AtomicInteger();
  /** Connections that were closed at once, as there were too many. */
  private final Counter tooMany;
  /** Connections that were closed, as the head of a request did not come. */
  private final Counter slow;

  /**
   * Meters of their own.
   *
   * @param port the section of the configuration that opens it
   */
  ConnectionMeters(MeterRegistry registry, String port) {
    Gauge.builder("avengers.connections.open", open, AtomicInteger::get)
        .description("Connections of clients")
        .tag(PORT, port)
        .register(registry);
    tooMany = ended(registry, port, "too_many");
    slow = ended(registry, port, "slow_head");
  }

  private static Counter ended(MeterRegistry registry, String port, String reason) {
    return Counter.builder("avengers.connections.ended")
        .description("Connections of clients that the gateway ended, by reason")
        .tags(PORT, port, "reason", reason)
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
