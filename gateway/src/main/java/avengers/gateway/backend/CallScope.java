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
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Calls to backends that belong together: all calls of one client's request, or within it all its
 * samples, or one call. They end together, when the client leaves and at the deadline; and a scope
 * knows who asks, why, what was called so far, and what that takes. Used on one event loop only.
 */
public final class CallScope {
  private final Optional<CallScope> outer;
  private final Lifetime lifetime;
  private final Asker asker;
  private final Ledger ledger;
  private final Budget budget;
  private final Purpose purpose;
  private final Tried avoided;
  private Tried tried = Tried.NONE;
  private Consumer<MultiMap> heads = headers -> {};
  private OptionalInt lastCall = OptionalInt.empty();
  private int calls;

  /** Who asks for all calls of a client's request: its id, and the client's name. */
  private record Asker(String requestId, String client) {}

  private CallScope(Lifetime lifetime, Asker asker) {
    this.outer = Optional.empty();
    this.lifetime = lifetime;
    this.asker = asker;
    this.ledger = new Ledger();
    this.budget = new Budget();
    this.purpose = Purpose.RELAY;
    this.avoided = Tried.NONE;
  }

  private CallScope(CallScope outer, Lifetime lifetime, Purpose purpose, Tried avoided) {
    this.outer = Optional.of(outer);
    this.lifetime = lifetime;
    this.asker = outer.asker;
    this.ledger = outer.ledger;
    this.budget = outer.budget;
    this.purpose = purpose;
    this.avoided = avoided;
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
    return new CallScope(Lifetime.of(vertx, deadline), new Asker(requestId, client));
  }

  /** A scope within this one, with a limit of its own if there is one. */
  public CallScope within(Optional<Duration> limit) {
    return new CallScope(this, lifetime.within(limit), purpose, avoided);
  }

  /** A scope within this one whose calls are made for another reason. */
  public CallScope forPurpose(Purpose why) {
    return new CallScope(this, lifetime.within(Optional.empty()), why, avoided);
  }

  /** A scope within this one whose calls go elsewhere, if there is anything else. */
  public CallScope avoiding(Tried replicas) {
    return new CallScope(this, lifetime.within(Optional.empty()), purpose, avoided.and(replicas));
  }

  /**
   * A scope of the same request, with the same deadline and ledger, that does not end with this
   * one, but when the gateway is stopped: of calls that others wait for as well.
   */
  public CallScope beside() {
    return new CallScope(this, lifetime.beside(), purpose, avoided);
  }

  /** When its calls end. */
  Lifetime lifetime() {
    return lifetime;
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

  /** Why calls in this scope are made. */
  public Purpose purpose() {
    return purpose;
  }

  /** The id of the client's request. */
  String requestId() {
    return asker.requestId();
  }

  /** The name of the client. */
  String client() {
    return asker.client();
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

  /** Shows the headers of each backend's response, in this scope and those within, to someone. */
  public void onHead(Consumer<MultiMap> observer) {
    heads = observer;
  }

  void head(MultiMap headers) {
    heads.accept(headers);
    outer.ifPresent(around -> around.head(headers));
  }

  /**
   * Ends this earlier than was planned, before anything is called; never later.
   *
   * @param left from now on
   */
  public void shorten(Duration left) {
    lifetime.shorten(left);
  }

  /** The time to the deadline, at least a millisecond. */
  public Duration left() {
    return lifetime.left();
  }

  /** Whether this was aborted, or has finished. */
  public boolean ended() {
    return lifetime.ended();
  }

  /** Whether the deadline has passed, or that of a scope around this one. */
  public boolean expired() {
    return lifetime.expired();
  }

  /** Why what was not called, or not answered, has no answer, now that this is over. */
  public FailureReason whyOver() {
    return lifetime.whyOver();
  }

  /** Does this when the scope is aborted; at once if it has ended. */
  public void onAbort(Runnable abort) {
    lifetime.onAbort(abort);
  }

  /** Ends this as if the deadline had come: the gateway is being stopped. */
  public void cutShort() {
    lifetime.cutShort();
  }

  /** Aborts what runs; whatever is added from now on is aborted at once. */
  public void abort() {
    lifetime.abort();
  }

  /** Tells that nothing is left to abort. */
  public void finish() {
    lifetime.finish();
  }
}
