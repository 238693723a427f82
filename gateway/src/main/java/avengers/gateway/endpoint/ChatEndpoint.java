package avengers.gateway.endpoint;

import avengers.gateway.openai.ChatFormat;
import avengers.gateway.openai.ChatRequest;
import avengers.gateway.openai.RequestBody;
import io.vertx.core.Future;

/** Chat completions. */
record ChatEndpoint(ChatAnswering answering) implements Endpoint {
  @Override
  public Future<Void> answer(Exchange exchange, RequestBody body) {
    return answering.answer(exchange, ChatRequest.of(body), new ChatFormat());
  }
}
