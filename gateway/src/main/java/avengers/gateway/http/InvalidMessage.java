package avengers.gateway.http;

import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ErrorKind;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Answers what is no HTTP, which no route sees, like every other error; the connection ends. */
final class InvalidMessage {
  private InvalidMessage() {}

  static void answer(HttpServerRequest request) {
    ApiError error = error(request.decoderResult().cause());
    request.response()
        .setStatusCode(error.kind().status())
        .putHeader("content-type", "application/json")
        .putHeader("connection", "close")
        .end(error.toJson().toString())
        .onComplete(sent -> request.connection().close());
  }

  private static ApiError error(@Nullable Throwable cause) {
    return switch (cause) {
      case TooLongHttpLineException _ ->
        ApiError.of(ErrorKind.ADDRESS_TOO_LONG, "The request's address is too long.");
      case TooLongHttpHeaderException _ ->
        ApiError.of(ErrorKind.HEADERS_TOO_LARGE, "The request's headers are too large.");
      case null, default ->
        ApiError.of(ErrorKind.INVALID_REQUEST, "The request is not valid HTTP.");
    };
  }
}
