package avengers.gateway.endpoint;

import avengers.gateway.backend.JsonWork;
import avengers.gateway.openai.ChatFormat;
import avengers.gateway.openai.ChatRequest;
import avengers.gateway.openai.RequestBody;
import io.vertx.core.Future;

/** Chat completions. */
record ChatEndpoint(ChatAnswering answering) implements Endpoint {
  @Override
  public Future<Void> answer(Exchange exchange, RequestBody body) {
    return new JsonWork(answering.vertx())
        .on(body.length(), () -> ChatRequest.of(body))
        .compose(request -> answering.answer(exchange, request, new ChatFormat()));
  }
}
