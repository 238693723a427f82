package avengers.gateway.endpoint;

import avengers.gateway.account.Recording;
import avengers.gateway.security.Client;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** What is told of one request when it has ended, beside its address and status. */
public final class RequestTrace {
  private static final String KEY = RequestTrace.class.getName();

  private final long arrival = System.nanoTime();
  private final String id;
  private final Instant when = Instant.now();
  private final Recording recording;
  private Client client = Client.ANYBODY;
  private String model = "-";
  private boolean taken;
  private boolean done;
  private Optional<Runnable> last = Optional.empty();

  private RequestTrace(String id, boolean wantsTexts) {
    this.id = id;
    this.recording = new Recording(wantsTexts);
  }

  /**
   * Begins the trace of a request that has just arrived.
   *
   * @param id is checked, so that it can be repeated anywhere
   * @param wantsTexts whether what is asked and answered is worth remembering
   */
  public static RequestTrace begin(RoutingContext context, String id, boolean wantsTexts) {
    RequestTrace trace = new RequestTrace(id, wantsTexts);
    context.put(KEY, trace);
    return trace;
  }

  /** The trace of a request. */
  public static RequestTrace of(RoutingContext context) {
    return Objects.requireNonNull(context.get(KEY));
  }

  /** The trace of a request, if it has one: what cannot be read has none. */
  public static Optional<RequestTrace> find(RoutingContext context) {
    return Optional.ofNullable(context.get(KEY));
  }

  public String id() {
    return id;
  }

  /** When it arrived. */
  public Instant when() {
    return when;
  }

  /** What becomes known of it. */
  public Recording recording() {
    return recording;
  }

  /** Does this when the response has ended, and whoever answers is done. */
  public void atLast(Runnable action) {
    last = Optional.of(action);
    endIfOver();
  }

  /** Whoever answers is done. */
  void done() {
    done = true;
    endIfOver();
  }

  private void endIfOver() {
    if (!taken || done) {
      Optional<Runnable> action = last;
      last = Optional.empty();
      action.ifPresent(Runnable::run);
    }
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

  void asks(String name, String label) {
    recording.asks(name);
    model = label;
  }

  void taken() {
    taken = true;
  }
}
