package avengers.gateway.backend;

import avengers.gateway.replica.ReplicaHealth.Sign;
import avengers.gateway.replica.ReplicaHealth.Turn;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import java.util.Optional;

/** A call while it is at a replica, which learns from how it ends. Used on one event loop. */
final class ReplicaCall {
  private final Replica replica;
  private final Turn turn;
  private boolean answering;
  private boolean ended;

  ReplicaCall(Replica replica, Turn turn) {
    this.replica = replica;
    this.turn = turn;
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
   * @param enough a time in which any replica would have begun to answer
   */
  void ended(Optional<FailureReason> failure, boolean requestOver, boolean enough) {
    if (!ended) {
      ended = true;
      replica.ended(turn, failure.map(why -> sign(why, requestOver && (answering || !enough)))
          .orElse(Sign.GOOD));
    }
  }

  /**
   * What a failure tells of the replica.
   *
   * @param cutShort whether the client gave it too little time, or did not read what came
   */
  private static Sign sign(FailureReason failure, boolean cutShort) {
    return switch (failure) {
      case UNREACHABLE -> Sign.GONE;
      case TIMED_OUT -> cutShort ? Sign.NONE : Sign.BAD;
      case FIRST_TOKEN_TIMED_OUT, IDLE_TIMED_OUT, UNAUTHORIZED, SERVER_ERROR, MALFORMED,
          BROKEN_OFF ->
        Sign.BAD;
      case REJECTED, SEVERAL_REJECTED, USAGE_REJECTED -> Sign.GOOD;
      case RATE_LIMITED, TOO_LARGE, NO_ROOM, CAPPED, OVERLOADED, STOPPED, CANCELLED -> Sign.NONE;
    };
  }
}
