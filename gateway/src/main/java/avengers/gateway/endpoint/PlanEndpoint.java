package avengers.gateway.endpoint;

import avengers.gateway.account.PlanJson;
import avengers.gateway.backend.JsonWork;
import avengers.gateway.openai.ChatRequest;
import avengers.gateway.openai.RequestBody;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** Tells how a chat completion would be answered, and what it would cost. Nobody is asked. */
record PlanEndpoint(ChatAnswering chats) implements Endpoint {
  @Override
  public Future<Void> answer(Exchange exchange, RequestBody body) {
    return new JsonWork(chats.vertx())
        .on(body.length(), () -> ChatRequest.of(body))
        .compose(request -> chats.plan(exchange, request))
        .compose(planned -> exchange
            .answer(Buffer.buffer(PlanJson.of(body.model(), planned).toString())));
  }
}
