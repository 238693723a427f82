package avengers.gateway.backend;

import java.util.Locale;

/** Why a call to a backend gave no answer. */
public enum FailureReason {
  UNREACHABLE("could not be reached"),
  TIMED_OUT("did not answer in time"),
  REJECTED("rejected the request"),
  SEVERAL_REJECTED("gives one choice at a time"),
  USAGE_REJECTED("does not tell the usage of a stream"),
  CAPPED("would exceed the request's caps"),
  OVERLOADED("has too much to do"),
  UNAUTHORIZED("refused the gateway's credentials"),
  RATE_LIMITED("is rate limited"),
  SERVER_ERROR("failed"),
  MALFORMED("gave no valid answer"),
  BROKEN_OFF("broke off its answer"),
  CANCELLED("was no longer needed");

  private final String words;

  FailureReason(String words) {
    this.words = words;
  }

  /** What is said behind the model's name. */
  public String words() {
    return words;
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static FailureReason ofStatus(int status) {
    return switch (status) {
      case 401, 403 -> UNAUTHORIZED;
      case 429 -> RATE_LIMITED;
      default -> status >= 400 && status < 500 ? REJECTED : SERVER_ERROR;
    };
  }
}
