package avengers.gateway.endpoint;

import avengers.gateway.account.Asking;
import avengers.gateway.account.Recording;
import avengers.gateway.account.Story;
import avengers.gateway.security.Client;
import avengers.gateway.security.Standing;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** What is told of one request when it has ended, beside its address and status. */
public final class RequestTrace {
  private static final String KEY = RequestTrace.class.getName();
  private static final int LONGEST_PATH = 200;

  private final long arrival = System.nanoTime();
  private final String id;
  private final String method;
  private final String path;
  private final Instant when = Instant.now();
  private final Recording recording;
  private Optional<Standing> standing = Optional.empty();
  private String model = "-";
  private boolean taken;
  private boolean done;
  private Optional<Runnable> last = Optional.empty();
  private Runnable shortCut = () -> {};

  private RequestTrace(HttpServerRequest request, String id, boolean wantsTexts) {
    String whole = String.valueOf(request.path());
    this.id = id;
    this.method = request.method().name();
    this.path = whole.substring(0, Math.min(LONGEST_PATH, whole.length()));
    this.recording = new Recording(wantsTexts);
  }

  /**
   * Begins the trace of a request that has just arrived.
   *
   * @param id is checked, so that it can be repeated anywhere
   * @param wantsTexts whether what is asked and answered is worth remembering
   */
  public static RequestTrace begin(RoutingContext context, String id, boolean wantsTexts) {
    RequestTrace trace = new RequestTrace(context.request(), id, wantsTexts);
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

  /** The method of HTTP. */
  public String method() {
    return method;
  }

  /** The path without a query, cut where it is long. */
  public String path() {
    return path;
  }

  /** Who asks what, and when. */
  Asking asking() {
    return new Asking(id, when, client().name(), method, path, recording.model());
  }

  /**
   * The story when all of it is known.
   *
   * @param status of HTTP; empty if no response was begun
   * @param complete whether all of the response was sent
   */
  public Story story(OptionalInt status, boolean complete) {
    return recording.story(asking(), status, complete, age());
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

  /** Has the request be answered at once, with what there is. */
  public void cutShort() {
    shortCut.run();
  }

  /** Tells how that is done from now on. */
  public void whenCutShort(Runnable action) {
    shortCut = action;
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
    return standing.map(Standing::client).orElse(Client.ANYBODY);
  }

  /** Tells who asks, once that is known. */
  public void comesFrom(Standing known) {
    standing = Optional.of(known);
  }

  /** How the client stands that asks, once that is known. */
  public Optional<Standing> standing() {
    return standing;
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
