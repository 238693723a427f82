package avengers.gateway.backend;

import avengers.gateway.config.TimeoutsConfig;
import avengers.gateway.replica.ReplicaHealth.Sign;
import avengers.gateway.replica.ReplicaHealth.Turn;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** A call while it is at a replica, which learns from how it ends. Used on one event loop. */
final class ReplicaCall {
  private final Replica replica;
  private final Turn turn;
  private final TimeoutsConfig limits;
  private final LongSupplier nanoTime;
  private final long begun;
  private boolean answering;
  private boolean ended;

  ReplicaCall(Replica replica, Turn turn, TimeoutsConfig limits, LongSupplier nanoTime) {
    this.replica = replica;
    this.turn = turn;
    this.limits = limits;
    this.nanoTime = nanoTime;
    this.begun = nanoTime.getAsLong();
  }

  Replica replica() {
    return replica;
  }

  Future<HttpClientRequest> connect(String path) {
    return replica.connect(HttpMethod.POST, path);
  }

  /** The head of the response is there. */
  void head(int status, Optional<String> retryAfter) {
    answering = true;
    RetryAfter.rest(status, retryAfter).ifPresent(replica.health()::rest);
  }

  /**
   * It has ended; only the first time counts.
   *
   * @param failure why, if no valid answer came
   * @param requestOver whether the client's request has ended, so that its time was up, too
   */
  void ended(Optional<FailureReason> failure, boolean requestOver) {
    if (!ended) {
      ended = true;
      replica.ended(turn, failure.map(why -> sign(why, requestOver)).orElse(Sign.GOOD));
    }
  }

  /** What a failure tells of the replica. */
  private Sign sign(FailureReason failure, boolean requestOver) {
    return switch (failure) {
      case UNREACHABLE -> Sign.GONE;
      case TIMED_OUT -> hadTime(requestOver) ? Sign.BAD : Sign.NONE;
      case FIRST_TOKEN_TIMED_OUT, IDLE_TIMED_OUT, UNAUTHORIZED, SERVER_ERROR, MALFORMED,
          BROKEN_OFF ->
        Sign.BAD;
      case REJECTED, SEVERAL_REJECTED, USAGE_REJECTED -> Sign.GOOD;
      case RATE_LIMITED, TOO_LARGE, NO_ROOM, CAPPED, OVERLOADED, STOPPED, CANCELLED -> Sign.NONE;
    };
  }

  /**
   * Whether it was up to the replica that there was no answer in time. A client may give it too
   * little, or not read what comes: that counts only where no answer had begun for as long as an
   * answer may pause. A call's own time may have passed while it waited for its turn, or for
   * another replica: that counts where this one had at least half of it.
   */
  private boolean hadTime(boolean requestOver) {
    Duration had = Duration.ofNanos(nanoTime.getAsLong() - begun);
    return requestOver
        ? !answering && had.compareTo(limits.idle()) >= 0
        : limits.total().filter(whole -> had.compareTo(whole.dividedBy(2)) < 0).isEmpty();
  }
}
