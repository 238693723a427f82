package avengers.gateway.endpoint;

import avengers.gateway.backend.Backend;
import avengers.gateway.backend.JsonWork;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ErrorKind;
import avengers.gateway.openai.RequestBody;
import avengers.gateway.openai.Service;
import avengers.gateway.openai.responses.ResponsesRequest;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** Responses: by a backend that serves them, or else said through a chat. */
record ResponsesEndpoint(Models models, ChatAnswering chats) implements Endpoint {
  @Override
  public Future<Void> answer(Exchange exchange, RequestBody body) {
    Asked asked = models.asked(body.model(), Service.RESPONSES);
    if (asked instanceof Asked.Single(Backend backend) && backend.serves(Service.RESPONSES)) {
      chats.keep(exchange, backend, body.changes());
      ResponsesRequest.requireForeground(body);
      return new Relay(exchange, backend, Service.RESPONSES)
          .untouched(chats.relayed(exchange, backend, Service.RESPONSES, body), body.stream(),
              ResponsesRequest.events(body));
    }
    return new JsonWork(chats.vertx())
        .on(body.length(), () -> ResponsesRequest.of(body))
        .compose(request -> chats.answer(exchange, request.chat(), request.format()));
  }

  /** What is asked of a response that was given earlier. */
  static void noneKept(RoutingContext context) {
    context.fail(new ApiException(ApiError.of(ErrorKind.NOT_FOUND, "There is no "
        + context.request().method() + " " + context.normalizedPath()
        + ", as responses are not kept.")));
  }
}
