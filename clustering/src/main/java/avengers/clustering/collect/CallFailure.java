package avengers.clustering.collect;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** A call that gave no reply. The message says why, without keys. */
public final class CallFailure extends IOException {
  private static final long serialVersionUID = 1L;

  /** Too much load, or a conflict: the same request may succeed later. */
  private static final int TIMEOUT = 408;

  private static final int CONFLICT = 409;
  private static final int TOO_MANY = 429;
  private static final int FIRST_SERVER_ERROR = 500;

  private final transient OptionalInt status;
  private final transient Optional<Duration> retryAfter;

  private CallFailure(String message, OptionalInt status, Optional<Duration> retryAfter) {
    super(message);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** No usable reply came: the connection failed, time was up, or the reply is no completion. */
  public static CallFailure withoutReply(String message) {
    return new CallFailure(message, OptionalInt.empty(), Optional.empty());
  }

  /**
   * The backend replied with another status than 200.
   *
   * @param retryAfter how long the backend asks to wait
   */
  public static CallFailure ofStatus(String message, int status, Optional<Duration> retryAfter) {
    return new CallFailure(message, OptionalInt.of(status), retryAfter);
  }

  /** The HTTP status, if there was a whole response with an error. */
  public OptionalInt status() {
    return status;
  }

  /** How long the backend asks to wait. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  /** Whether the same call may succeed later. */
  public boolean mayPass() {
    int code = status.orElse(FIRST_SERVER_ERROR);
    return code == TIMEOUT || code == CONFLICT || code == TOO_MANY || code >= FIRST_SERVER_ERROR;
  }

  /** Whether the backend may have worked, and charge for it; it does not for an error's status. */
  public boolean mayHaveCost() {
    return status.isEmpty();
  }
}
