package avengers.gateway.endpoint;

import avengers.gateway.backend.JsonWork;
import avengers.gateway.backend.Retries;
import avengers.gateway.metrics.GatewayMeters;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.RequestBody;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/** Reads the body of a request to an endpoint, which then answers. */
record EndpointHandler(Vertx vertx,
    Endpoint endpoint,
    Duration deadline,
    KeyLimits limits,
    GatewayMeters meters,
    Retries retries) implements Handler<RoutingContext> {
  @Override
  public void handle(RoutingContext context) {
    Exchange exchange = new Exchange(vertx, context, deadline, meters, retries);
    Buffer body = Optional.ofNullable(context.body().buffer()).orElseGet(Buffer::buffer);
    exchange.run(() -> new JsonWork(vertx)
        .on(body.length(), () -> RequestBody.parse(body.getBytes()))
        .compose(read -> answer(exchange, read))
        .recover(failure -> Future.failedFuture(failure instanceof ApiException known
            ? limits.explained(exchange, known)
            : failure)));
  }

  /** The client may have left while its request was read. */
  private Future<Void> answer(Exchange exchange, RequestBody body) {
    if (exchange.hasEnded()) {
      return Future.succeededFuture();
    }
    exchange.asks(body.model());
    exchange.keepTimeouts(body.tree().path("stream").asBoolean(false));
    limits.admit(exchange, body);
    return endpoint.answer(exchange, body);
  }
}
