package avengers.gateway.http;

import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ErrorKind;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.Locale;

/**
 * Reads bodies up to a limit. What declares more is refused before it is read, what grows larger as
 * soon as it does.
 *
 * @param bytes of the largest body
 */
record BodyLimit(Vertx vertx, long bytes, BodyHandler reader) implements Handler<RoutingContext> {
  /**
   * What a client still sends is read for so long: a connection closed at once loses the answer.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  static BodyLimit of(Vertx vertx, long bytes) {
    return new BodyLimit(vertx, bytes, BodyHandler.create(false).setBodyLimit(bytes));
  }

  /** The body is JSON whatever a client declares: of "curl -d" Vert.x would make a form. */
  @Override
  public void handle(RoutingContext context) {
    context.request().headers().set("content-type", "application/json");
    reader.handle(context);
  }

  /** Answers a request that failed because its body is too large; other failures are not its. */
  void failed(RoutingContext context) {
    if (context.statusCode() == ErrorKind.TOO_LARGE.status() && context.failure() == null) {
      refuse(context);
    } else {
      context.next();
    }
  }

  private void refuse(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (request.version() != HttpVersion.HTTP_2 && !request.isEnded()) {
      request.response().putHeader("connection", "close");
      long timer = vertx.setTimer(PATIENCE.toMillis(), late -> request.connection().close());
      request.connection().closeHandler(closed -> vertx.cancelTimer(timer));
    }
    ErrorResponses.send(request.response(), ApiError.of(ErrorKind.TOO_LARGE,
        String.format(Locale.ROOT, "The request's body is larger than %,d bytes, the limit that "
            + "the gateway's setting 'max-body' sets.", bytes))
        .withCode("request_too_large"));
  }
}
