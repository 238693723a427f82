package avengers.gateway.http;

import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ErrorKind;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * Answers what is no HTTP that the routes could read, like every other error. Of HTTP/1 nothing is
 * known of what follows on the connection, so that it ends.
 */
final class OddMessages {
  private OddMessages() {}

  static void answer(HttpServerRequest request) {
    answer(request, error(request.decoderResult().cause()));
  }

  static void answer(HttpServerRequest request, ApiError error) {
    HttpServerResponse response = request.response()
        .setStatusCode(error.kind().status())
        .putHeader(RequestIds.HEADER, RequestIds.of(request.getHeader(RequestIds.HEADER)))
        .putHeader("content-type", "application/json");
    String body = error.toJson().toString();
    if (request.version() == HttpVersion.HTTP_2) {
      response.end(body);
    } else {
      response.putHeader("connection", "close")
          .end(body)
          .onComplete(sent -> request.connection().close());
    }
  }

  private static ApiError error(@Nullable Throwable cause) {
    return switch (cause) {
      case OddMessage odd -> odd.error();
      case TooLongHttpLineException _ ->
        ApiError.of(ErrorKind.ADDRESS_TOO_LONG, "The request's address is too long.");
      case TooLongHttpHeaderException _ ->
        ApiError.of(ErrorKind.HEADERS_TOO_LARGE, "The request's headers are too large.");
      case null, default ->
        ApiError.of(ErrorKind.INVALID_REQUEST, "The request is not valid HTTP.");
    };
  }
}
