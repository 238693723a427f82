package avengers.gateway.endpoint;

import avengers.gateway.backend.Backend;
import avengers.gateway.backend.JsonWork;
import avengers.gateway.openai.RequestBody;
import avengers.gateway.openai.Service;
import avengers.gateway.openai.completions.CompletionRequest;
import io.vertx.core.Future;

/** Text completions: by a backend that serves them, or else said through a chat. */
record CompletionsEndpoint(Models models, ChatAnswering chats) implements Endpoint {
  @Override
  public Future<Void> answer(Exchange exchange, RequestBody body) {
    Asked asked = models.asked(body.model(), Service.COMPLETIONS);
    if (asked instanceof Asked.Single(Backend backend) && backend.serves(Service.COMPLETIONS)) {
      chats.keep(exchange, backend, body.changes());
      return new Relay(exchange, backend, Service.COMPLETIONS)
          .untouched(chats.relayed(exchange, backend, Service.COMPLETIONS, body), body.stream());
    }
    return new JsonWork(chats.vertx())
        .on(body.length(), () -> CompletionRequest.of(body))
        .compose(request -> chats.answer(exchange, request.chat(), request.format()));
  }
}
