package avengers.gateway.backend;

import java.util.Set;

/** Where a call that failed may be made again. */
public enum Remedy {
  /** Nowhere: it would fail the same way, or is no longer wanted. */
  NONE,
  /** On another model: no server of this one has room. */
  OTHER_MODEL,
  /** On another server: this one would fail the same way, or has enough to do. */
  ELSEWHERE,
  /** On another server, or on the same after a while. */
  ANYWHERE;

  /** What is about the address, the model or the moment: the same server says it again. */
  private static final Set<Integer> NOT_ABOUT_CONTENT = Set.of(404, 405, 408, 410, 421, 425);

  /** What may help against a failure. */
  public static Remedy of(Failure failure) {
    return switch (failure.reason()) {
      case UNREACHABLE, BROKEN_OFF, RATE_LIMITED, MALFORMED -> ANYWHERE;
      case SERVER_ERROR -> NOT_ABOUT_CONTENT.contains(failure.status()) ? ELSEWHERE : ANYWHERE;
      case TIMED_OUT, FIRST_TOKEN_TIMED_OUT, IDLE_TIMED_OUT, UNAUTHORIZED -> ELSEWHERE;
      case OVERLOADED, TOO_LARGE -> OTHER_MODEL;
      case REJECTED, NO_ROOM, SEVERAL_REJECTED, USAGE_REJECTED, CAPPED, STOPPED, CANCELLED ->
        NONE;
    };
  }
}
