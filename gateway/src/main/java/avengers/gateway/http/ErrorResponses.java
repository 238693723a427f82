package avengers.gateway.http;

import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ErrorKind;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place that turns failures into responses. What is not marked safe is not shown. */
final class ErrorResponses {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorResponses.class);

  private ErrorResponses() {}

  /** Answers a request whose handling failed, or that no handler took. */
  static void send(RoutingContext context) {
    Throwable failure = context.failure();
    ApiError error = failure instanceof ApiException known
        ? known.error()
        : ofStatus(context, status(context));
    if (failure != null && error.kind() == ErrorKind.INTERNAL) {
      LOG.error("a request failed", failure);
    }
    send(context.response(), error);
  }

  /** An address that cannot be read is found by no route, and has no status yet. */
  private static int status(RoutingContext context) {
    return context.failure() == null && context.statusCode() < 0 ? 400 : context.statusCode();
  }

  static void send(HttpServerResponse response, ApiError error) {
    if (response.ended() || response.closed() || response.headWritten()) {
      return;
    }
    error.retryAfter().ifPresent(when -> response.putHeader("retry-after", when));
    response.setStatusCode(error.kind().status())
        .putHeader("content-type", "application/json")
        .end(error.toJson().toString());
  }

  private static ApiError ofStatus(RoutingContext context, int status) {
    ErrorKind kind = ErrorKind.ofStatus(status);
    String route = context.request().method() + " " + context.request().path();
    return switch (kind) {
      case NOT_FOUND -> ApiError.of(kind, "There is no " + route + ".").withCode("unknown_url");
      case METHOD_NOT_ALLOWED -> ApiError.of(kind, "This address does not take "
          + context.request().method() + ".").withCode("method_not_allowed");
      case TOO_LARGE -> ApiError.of(kind, "The request's body is larger than the limit.")
          .withCode("request_too_large");
      case INVALID_REQUEST -> ApiError.of(kind, "The request is not valid HTTP.");
      case INTERNAL -> ApiError.of(kind, "The gateway failed to handle the request.");
      default -> ApiError.of(kind, "The request could not be handled (status " + status + ").");
    };
  }
}
