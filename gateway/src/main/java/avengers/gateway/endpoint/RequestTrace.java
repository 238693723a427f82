package avengers.gateway.endpoint;

import avengers.gateway.security.Client;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Objects;

/** What is told of one request when it has ended, beside its address and status. */
public final class RequestTrace {
  private static final String KEY = RequestTrace.class.getName();

  private final long arrival = System.nanoTime();
  private final String id;
  private Client client = Client.ANYBODY;
  private String model = "-";
  private boolean taken;

  private RequestTrace(String id) {
    this.id = id;
  }

  /**
   * Begins the trace of a request that has just arrived.
   *
   * @param id is checked, so that it can be repeated anywhere
   */
  public static RequestTrace begin(RoutingContext context, String id) {
    RequestTrace trace = new RequestTrace(id);
    context.put(KEY, trace);
    return trace;
  }

  /** The trace of a request. */
  public static RequestTrace of(RoutingContext context) {
    return Objects.requireNonNull(context.get(KEY));
  }

  public String id() {
    return id;
  }

  /** Who asks. */
  public Client client() {
    return client;
  }

  /** Tells who asks, once that is known. */
  public void comesFrom(Client known) {
    client = known;
  }

  /** Since the request arrived. */
  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - arrival);
  }

  /** The model that it asks, one of the configured names or {@code other}. */
  public String model() {
    return model;
  }

  /** Whether an endpoint took it, and counts it. */
  public boolean isTaken() {
    return taken;
  }

  void asks(String label) {
    model = label;
  }

  void taken() {
    taken = true;
  }
}
