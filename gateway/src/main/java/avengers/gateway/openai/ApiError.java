package avengers.gateway.openai;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * An error as clients see it. Every text in it is safe to show.
 *
 * @param param the request's field that is wrong
 * @param code OpenAI's short name of the error
 * @param retryAfter when the client may try again, as the HTTP header of this name has it
 */
public record ApiError(ErrorKind kind,
    String message,
    Optional<String> param,
    Optional<String> code,
    Optional<String> retryAfter) {
  public static ApiError of(ErrorKind kind, String message) {
    return new ApiError(kind, message, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A field of the request is wrong. */
  public static ApiError invalid(String param, String message) {
    return new ApiError(ErrorKind.INVALID_REQUEST, message, Optional.of(param), Optional.empty(),
        Optional.empty());
  }

  public ApiError withCode(String name) {
    return new ApiError(kind, message, param, Optional.of(name), retryAfter);
  }

  public ApiError withRetryAfter(Optional<String> when) {
    return new ApiError(kind, message, param, code, when);
  }

  /** The body of the response. All four fields are always there. */
  public ObjectNode toJson() {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.putObject("error")
        .put("message", message)
        .put("type", kind.type())
        .put("param", param.orElse(null))
        .put("code", code.orElse(null));
    return body;
  }
}
