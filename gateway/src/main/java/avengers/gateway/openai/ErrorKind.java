package avengers.gateway.openai;

/** The kinds of errors that clients are told of, with their HTTP status and OpenAI type. */
public enum ErrorKind {
  INVALID_REQUEST(400, "invalid_request_error"),
  UNAUTHENTICATED(401, "invalid_request_error"),
  FORBIDDEN(403, "invalid_request_error"),
  NOT_FOUND(404, "invalid_request_error"),
  METHOD_NOT_ALLOWED(405, "invalid_request_error"),
  REQUEST_TIMEOUT(408, "invalid_request_error"),
  CONFLICT(409, "invalid_request_error"),
  TOO_LARGE(413, "invalid_request_error"),
  ADDRESS_TOO_LONG(414, "invalid_request_error"),
  UNSUPPORTED_MEDIA(415, "invalid_request_error"),
  EXPECTATION_FAILED(417, "invalid_request_error"),
  UNPROCESSABLE(422, "invalid_request_error"),
  RATE_LIMITED(429, "rate_limit_error"),
  QUOTA_EXCEEDED(429, "insufficient_quota"),
  HEADERS_TOO_LARGE(431, "invalid_request_error"),
  INTERNAL(500, "server_error"),
  BACKEND_FAILED(502, "server_error"),
  UNAVAILABLE(503, "server_error"),
  DEADLINE_EXCEEDED(504, "server_error"),
  UNSUPPORTED_VERSION(505, "invalid_request_error");

  private final int status;
  private final String type;

  ErrorKind(int status, String type) {
    this.status = status;
    this.type = type;
  }

  public int status() {
    return status;
  }

  public String type() {
    return type;
  }

  /** The kind with this HTTP status, or the general one of its class. */
  public static ErrorKind ofStatus(int status) {
    for (ErrorKind kind : values()) {
      if (kind.status == status) {
        return kind;
      }
    }
    return status >= 400 && status < 500 ? INVALID_REQUEST : INTERNAL;
  }
}
