package avengers.gateway.endpoint;

import avengers.gateway.metrics.GatewayMeters;
import avengers.gateway.openai.RequestBody;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/** Reads the body of a request to an endpoint, which then answers. */
record EndpointHandler(Vertx vertx, Endpoint endpoint, Duration deadline, GatewayMeters meters)
    implements
      Handler<RoutingContext> {
  @Override
  public void handle(RoutingContext context) {
    Exchange exchange = new Exchange(vertx, context, deadline, meters);
    exchange.run(() -> answer(exchange, RequestBody.parse(bytes(context))));
  }

  private static byte[] bytes(RoutingContext context) {
    return Optional.ofNullable(context.body().buffer())
        .map(body -> body.getBytes())
        .orElse(new byte[0]);
  }

  private Future<Void> answer(Exchange exchange, RequestBody body) {
    exchange.asks(body.model());
    return endpoint.answer(exchange, body);
  }
}
