package avengers.gateway.backend;

import java.util.Locale;

/** Why a call to a backend gave no answer. */
public enum FailureReason {
  UNREACHABLE("could not be reached"),
  TIMED_OUT("did not answer in time"),
  FIRST_TOKEN_TIMED_OUT("did not begin its answer in time"),
  IDLE_TIMED_OUT("fell silent within its answer"),
  REJECTED("rejected the request"),
  SEVERAL_REJECTED("gives one choice at a time"),
  USAGE_REJECTED("does not tell the usage of a stream"),
  CAPPED("could exceed the request's caps (one of cost needs a bound, such as 'max_tokens')"),
  OVERLOADED("has too much to do"),
  UNAUTHORIZED("refused the gateway's credentials"),
  RATE_LIMITED("is rate limited"),
  SERVER_ERROR("failed"),
  MALFORMED("gave no valid answer"),
  TOO_LARGE("gave an answer that is too large"),
  NO_ROOM("gave a large answer while there was no room for it"),
  BROKEN_OFF("broke off its answer"),
  STOPPED("has not answered yet, and the gateway is being stopped"),
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

  /**
   * What a status means that is no success. Only those about the content of a request are the
   * client's concern: what else a backend refuses, such as a model that it does not know or an
   * account without money, is to be mended here.
   */
  static FailureReason ofStatus(int status) {
    return switch (status) {
      case 400, 413, 422 -> REJECTED;
      case 401, 402, 403, 407 -> UNAUTHORIZED;
      case 429 -> RATE_LIMITED;
      default -> SERVER_ERROR;
    };
  }
}
