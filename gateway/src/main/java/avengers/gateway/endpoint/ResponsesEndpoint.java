package avengers.gateway.endpoint;

import avengers.gateway.backend.Backend;
import avengers.gateway.openai.RequestBody;
import avengers.gateway.openai.Service;
import avengers.gateway.openai.responses.ResponsesRequest;
import io.vertx.core.Future;

/** Responses: of a backend that has them itself, or said as a chat. */
record ResponsesEndpoint(ChatAnswering answering) implements Endpoint {
  @Override
  public Future<Void> answer(Exchange exchange, RequestBody body) {
    if (answering.models().asked(body.model()) instanceof Asked.Single(Backend backend)
        && backend.serves(Service.RESPONSES)) {
      ResponsesRequest.requireForeground(body);
      ChatAnswering.requireNoChanges(body);
      return new Relay(exchange, backend, Service.RESPONSES)
          .untouched(body.to(backend.upstreamModel()), body.stream());
    }
    ResponsesRequest request = ResponsesRequest.of(body);
    return answering.answer(exchange, request.chat(), request.format());
  }
}
