package avengers.gateway.http;

import avengers.gateway.endpoint.RequestTrace;
import avengers.gateway.endpoint.WholeReply;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ErrorKind;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place that turns failures into responses. What is not marked safe is not shown. */
record ErrorResponses(RouteList routes) {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorResponses.class);
  private static final int[] STATUSES = {400, 403, 404, 405, 413, 414, 415, 431, 500, 501};

  /** Takes what no handler took, and what handlers failed at. */
  void addTo(Router router) {
    for (int status : STATUSES) {
      router.errorHandler(status, this::send);
    }
    router.route().failureHandler(this::send);
  }

  /** Answers a request whose handling failed, or that no handler took. */
  private void send(RoutingContext context) {
    Throwable failure = context.failure();
    ApiError error = failure instanceof ApiException known
        ? known.error()
        : ofStatus(context, status(context));
    if (failure != null && error.kind() == ErrorKind.INTERNAL && !isDeparture(context, failure)) {
      LOG.error("a request failed", failure);
    }
    RequestTrace.find(context).ifPresent(trace -> trace.recording().fails(error));
    if (error.kind() == ErrorKind.METHOD_NOT_ALLOWED) {
      routes.allowed(context.normalizedPath())
          .ifPresent(methods -> context.response().putHeader("allow", methods));
    }
    send(context, error);
  }

  /** An answer that could not be written because its client has left is no fault of ours. */
  private static boolean isDeparture(RoutingContext context, Throwable failure) {
    return (failure instanceof VertxException && context.response().closed())
        || (failure instanceof IOException && context.response().headWritten());
  }

  /** An address that cannot be read is found by no route, and has no status yet. */
  private static int status(RoutingContext context) {
    return context.failure() == null && context.statusCode() < 0 ? 400 : context.statusCode();
  }

  private static void send(RoutingContext context, ApiError error) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed() || response.headWritten()) {
      return;
    }
    if (!response.headers().contains(RequestIds.HEADER)) {
      // What has no path that can be read meets none of the handlers before this.
      response.putHeader(RequestIds.HEADER,
          RequestIds.of(context.request().getHeader(RequestIds.HEADER)));
    }
    error.retryAfter().ifPresent(when -> response.putHeader("retry-after", when));
    response.setStatusCode(error.kind().status());
    WholeReply.send(context, "application/json", error.toJson().toString());
  }

  private ApiError ofStatus(RoutingContext context, int status) {
    ErrorKind kind = ErrorKind.ofStatus(status);
    return switch (kind) {
      case NOT_FOUND -> notFound(context);
      case METHOD_NOT_ALLOWED -> ApiError.of(kind, "This address does not take "
          + context.request().method() + ".").withCode("method_not_allowed");
      case FORBIDDEN -> ApiError.of(kind, "Pages of this origin are not let in.")
          .withCode("origin_not_allowed");
      case INVALID_REQUEST -> ApiError.of(kind, "The request is not valid HTTP.");
      case INTERNAL -> ApiError.of(kind, "The gateway failed to handle the request.");
      default -> ApiError.of(kind, "The request could not be handled (status " + status + ").");
    };
  }

  private ApiError notFound(RoutingContext context) {
    String path = context.request().path();
    String hint = routes.meant(context.normalizedPath())
        .map(meant -> " Did you mean " + meant + "?")
        .orElse("");
    return ApiError.of(ErrorKind.NOT_FOUND,
        "There is no " + context.request().method() + " " + path + "." + hint)
        .withCode("unknown_url");
  }
}
