package avengers.gateway.backend;

import java.time.Duration;

/** A call is not made, as too many others wait. Expected: it has no stack trace. */
final class OverloadedException extends Exception {
  private static final long serialVersionUID = 1;

  private final Duration comeBack;

  OverloadedException(Duration comeBack) {
    super("too many calls", null, false, false);
    this.comeBack = comeBack;
  }

  /** Whole seconds after which it is worth coming back, at least 1. */
  String retryAfter() {
    return Long.toString(Math.max(1, comeBack.plusMillis(999).toSeconds()));
  }
}
