package avengers.gateway.endpoint;

import avengers.gateway.backend.JsonWork;
import avengers.gateway.openai.MediaCheck;
import avengers.gateway.openai.RequestBody;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** An endpoint that takes no request from which a backend would fetch anything. */
record WithoutAddresses(Vertx vertx, Endpoint endpoint) implements Endpoint {
  @Override
  public Future<Void> answer(Exchange exchange, RequestBody body) {
    return new JsonWork(vertx).on(body.length(), () -> {
      MediaCheck.requireData(body.tree());
      return body;
    }).compose(checked -> endpoint.answer(exchange, checked));
  }
}
