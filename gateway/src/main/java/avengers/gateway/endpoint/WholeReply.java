package avengers.gateway.endpoint;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * A reply that is known as a whole. Who asks for its head only gets that, which over HTTP/2 Vert.x
 * does not see to by itself.
 */
public final class WholeReply {
  private WholeReply() {}

  /** Sends a text with the status that was set. */
  public static void send(RoutingContext context, String contentType, String text) {
    Buffer body = Buffer.buffer(text);
    HttpServerResponse response = context.response()
        .putHeader("content-type", contentType)
        .putHeader("content-length", Integer.toString(body.length()));
    if (HttpMethod.HEAD.equals(context.request().method())) {
      response.end();
    } else {
      response.end(body);
    }
  }
}
