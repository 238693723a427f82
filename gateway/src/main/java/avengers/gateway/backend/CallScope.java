package avengers.gateway.backend;

import avengers.clustering.plan.Caps;
import avengers.gateway.ledger.Budget;
import avengers.gateway.ledger.Ledger;
import avengers.gateway.ledger.Payer;
import avengers.gateway.ledger.Purpose;
import avengers.gateway.replica.ReplicaName;
import avengers.gateway.replica.Tried;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Calls to backends that end together: all calls of one client's request, or within it all its
 * samples, or one call. They are aborted when the client leaves and at the deadline. Used on one
 * event loop only.
 */
public final class CallScope {
  private static final long NO_TIMER = -1;

  private final Vertx vertx;
  private final Optional<CallScope> outer;
  private long expiry;
  private long timer;
  private final Asker asker;
  private final Ledger ledger;
  private final Budget budget;
  private final Purpose purpose;
  private final List<Runnable> aborts = new ArrayList<>();
  private Tried avoided;
  private Tried tried = Tried.NONE;
  private Consumer<MultiMap> heads = headers -> {};
  private OptionalInt lastCall = OptionalInt.empty();
  private final List<Runnable> endings = new ArrayList<>();
  private Optional<FailureReason> failure = Optional.empty();
  private boolean beside;
  private int calls;
  private boolean ended;
  private boolean expired;
  private boolean stopped;

  /** Who asks for all calls of a client's request: its id, and the client's name. */
  private record Asker(String requestId, String client) {}

  /** A scope that ends at its expiry, by itself or because the one around it does. */
  private CallScope(Vertx vertx, Optional<CallScope> outer, long expiry, Asker asker,
      Purpose purpose) {
    this.vertx = vertx;
    this.asker = asker;
    this.avoided = outer.map(around -> around.avoided).orElse(Tried.NONE);
    this.purpose = purpose;
    this.budget = outer.map(CallScope::budget).orElseGet(Budget::new);
    this.ledger = outer.map(CallScope::ledger).orElseGet(Ledger::new);
    this.outer = outer;
    this.expiry = expiry;
    boolean endsWithOuter = outer.filter(around -> around.expiry - expiry <= 0).isPresent();
    this.timer = endsWithOuter ? NO_TIMER : expiresLater();
  }

  private long expiresLater() {
    return vertx.setTimer(millisecondsLeft(), fired -> {
      expired = true;
      abort();
    });
  }

  /**
   * The scope of one client's request, which ends by itself at the deadline.
   *
   * @param requestId goes with every call to a backend
   */
  public static CallScope open(Vertx vertx, Duration deadline, String requestId) {
    return open(vertx, deadline, requestId, "");
  }

  /**
   * The scope of a request of a client.
   *
   * @param client its name: where calls have to wait, each client gets its turn
   */
  public static CallScope open(Vertx vertx, Duration deadline, String requestId, String client) {
    return new CallScope(vertx, Optional.empty(), System.nanoTime() + deadline.toNanos(),
        new Asker(requestId, client), Purpose.RELAY);
  }

  /** What the calls take: one ledger for all calls of a client's request. */
  public Ledger ledger() {
    return ledger;
  }

  /** What the calls may take: one budget for all calls of a client's request. */
  public Budget budget() {
    return budget;
  }

  /** From now on no call of the client's request is begun that might exceed these caps. */
  public void limit(Caps caps) {
    budget.limit(caps);
  }

  /** Someone pays for the calls of the client's request. */
  public void paidBy(Payer payer) {
    budget.paidBy(payer);
  }

  /** A scope within this one whose calls are made for another reason. */
  public CallScope forPurpose(Purpose why) {
    return inner(expiry, why);
  }

  /** Why calls in this scope are made. */
  public Purpose purpose() {
    return purpose;
  }

  /** The number in the ledger of the last call that was begun in this scope, if any was. */
  public OptionalInt lastCall() {
    return lastCall;
  }

  /** How many calls were begun in this scope. */
  int calls() {
    return calls;
  }

  void began(int call) {
    lastCall = OptionalInt.of(call);
    calls++;
    outer.ifPresent(around -> around.began(call));
  }

  /** A scope within this one whose calls go elsewhere, if there is anything else. */
  public CallScope avoiding(Tried replicas) {
    CallScope inner = forPurpose(purpose);
    inner.avoided = avoided.and(replicas);
    return inner;
  }

  /** What calls in this scope are to avoid. */
  Tried avoided() {
    return avoided;
  }

  /** The replicas that calls in this scope were sent to, or tried to reach, and those it avoids. */
  public Tried tried() {
    return tried.and(avoided);
  }

  void tries(ReplicaName replica) {
    if (!tried.has(replica)) {
      tried = tried.and(replica);
      outer.ifPresent(around -> around.tries(replica));
    }
  }

  /** The id of the client's request. */
  String requestId() {
    return asker.requestId();
  }

  /** The name of the client. */
  String client() {
    return asker.client();
  }

  /** A scope within this one, with a limit of its own if there is one. */
  public CallScope within(Optional<Duration> limit) {
    long own = limit.map(given -> System.nanoTime() + given.toNanos())
        .filter(end -> end - expiry < 0)
        .orElse(expiry);
    return inner(own, purpose);
  }

  private CallScope inner(long end, Purpose why) {
    CallScope inner = new CallScope(vertx, Optional.of(this), end, asker, why);
    onAbort(inner::abort);
    return inner;
  }

  /**
   * A scope of the same request, with the same deadline and ledger, that does not end with this
   * one, but when the gateway is stopped: of calls that others wait for as well.
   */
  public CallScope beside() {
    CallScope other = new CallScope(vertx, Optional.of(this), expiry, asker, purpose);
    other.beside = true;
    other.timer = other.expiresLater();
    onAbort(() -> {
      if (stopped()) {
        other.cutShort();
      }
    });
    return other;
  }

  /**
   * Ends this earlier than was planned, before anything is called; never later.
   *
   * @param left from now on
   */
  public void shorten(Duration left) {
    long earlier = System.nanoTime() + left.toNanos();
    if (!ended && earlier - expiry < 0) {
      vertx.cancelTimer(timer);
      expiry = earlier;
      timer = expiresLater();
    }
  }

  /** The time to the deadline, at least a millisecond. */
  public Duration left() {
    return Duration.ofMillis(millisecondsLeft());
  }

  private long millisecondsLeft() {
    return Math.max(1, TimeUnit.NANOSECONDS.toMillis(expiry - System.nanoTime()));
  }

  /** Whether the deadline has passed, or that of a scope around this one. */
  public boolean expired() {
    return expired || requestOver();
  }

  /** Whether the deadline of a scope around this one has passed. */
  boolean requestOver() {
    return outer.filter(CallScope::expired).isPresent();
  }

  /** Whether this was aborted, or has finished. */
  public boolean ended() {
    return ended;
  }

  /** Shows the headers of each backend's response, in this scope and those within, to someone. */
  public void onHead(Consumer<MultiMap> observer) {
    heads = observer;
  }

  void head(MultiMap headers) {
    heads.accept(headers);
    outer.ifPresent(around -> around.head(headers));
  }

  void add(HttpClientRequest request) {
    onAbort(request::reset);
  }

  /** Ends this as if the deadline had come: the gateway is being stopped. */
  public void cutShort() {
    if (!ended) {
      stopped = true;
      expired = true;
      abort();
    }
  }

  /** Whether the gateway's stop has ended this, or a scope around it. */
  boolean stopped() {
    return stopped || outer.filter(CallScope::stopped).isPresent();
  }

  /** Why what was not called, or not answered, has no answer, now that this is over. */
  public FailureReason whyOver() {
    if (stopped()) {
      return FailureReason.STOPPED;
    }
    return expired() ? FailureReason.TIMED_OUT : FailureReason.CANCELLED;
  }

  /** Does this when the scope is aborted; at once if it has ended. */
  public void onAbort(Runnable abort) {
    if (ended) {
      abort.run();
    } else {
      aborts.add(abort);
    }
  }

  /** Does this when the scope ends, however it does; at once if it has ended. */
  void onEnd(Runnable ending) {
    if (ended) {
      ending.run();
    } else {
      endings.add(ending);
    }
  }

  /** Does this when all ends that is asked for together with this, and what it brought is gone. */
  void onRequestEnd(Runnable ending) {
    if (beside || outer.isEmpty()) {
      onEnd(ending);
    } else {
      outer.get().onRequestEnd(ending);
    }
  }

  /** Aborts what runs, as it goes wrong in a way of its own. */
  void fail(FailureReason why) {
    if (!ended) {
      failure = Optional.of(why);
      abort();
    }
  }

  /** Why it was aborted, if it went wrong in a way of its own. */
  Optional<FailureReason> failure() {
    return failure;
  }

  /** Aborts what runs; whatever is added from now on is aborted at once. */
  public void abort() {
    List<Runnable> running = List.copyOf(aborts);
    finish();
    running.forEach(Runnable::run);
  }

  /** Tells that nothing is left to abort. */
  public void finish() {
    ended = true;
    vertx.cancelTimer(timer);
    aborts.clear();
    List<Runnable> last = List.copyOf(endings);
    endings.clear();
    last.forEach(Runnable::run);
  }
}
