package avengers.gateway.endpoint;

import avengers.gateway.answer.EnsembleService;
import avengers.gateway.backend.Backend;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.config.EnsembleOverride;
import avengers.gateway.config.Variant;
import avengers.gateway.config.Wishes;
import avengers.gateway.openai.AnswerFormat;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ChatRequest;
import avengers.gateway.openai.Service;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers what can be said as a chat: an ensemble's name routes and votes, a backend's own passes
 * through.
 *
 * @param keepAlive between the comments in a stream that waits for a vote
 */
record ChatAnswering(Vertx vertx,
    Models models,
    EnsembleOverride override,
    EnsembleService service,
    Duration keepAlive) {
  Future<Void> answer(Exchange exchange, ChatRequest request, AnswerFormat format) {
    return switch (models.asked(request.model())) {
      case Asked.Ensemble ensemble -> ensemble(exchange, ensemble, request, format);
      case Asked.Single(Backend backend) when backend.serves(Service.CHAT) ->
        single(exchange, backend, request, format);
      case Asked.Single other -> throw other.elsewhere();
      case Asked.Embedder other -> throw other.elsewhere();
    };
  }

  private Future<Void> ensemble(Exchange exchange, Asked.Ensemble asked, ChatRequest request,
      AnswerFormat format) {
    exchange.asks(asked.name());
    EnsembleConfig wanted = settings(exchange, asked, request);
    exchange.keep(wanted.dial().caps());
    return new EnsembleResponder(vertx, exchange, service, format, keepAlive).respond(wanted,
        request);
  }

  /** The ensemble as the request wants it. */
  EnsembleConfig settings(Exchange exchange, Asked.Ensemble asked, ChatRequest request) {
    Wishes wishes = exchange.wishes(request.changes(), asked.variant());
    requireOneTemperature(wishes, request);
    return override.apply(asked.config(), wishes, exchange.client().caps());
  }

  /** The body is checked for that with all its other fields. */
  private static void requireOneTemperature(Wishes wishes, ChatRequest request) {
    if (wishes.headers().containsKey("temperature") && request.temperature().isPresent()) {
      String header = Wishes.HEADER + "temperature";
      throw new ApiException(ApiError.invalid(header, "'" + header
          + "': the request has a 'temperature' of its own; leave one of them out."));
    }
  }

  /** Takes what a request to one model by its own name may wish. */
  void keep(Exchange exchange, Backend backend, Optional<ObjectNode> changes) {
    Wishes wishes = exchange.wishes(changes, new Variant.Usual());
    exchange.keep(override.apply(backend.model(), wishes, exchange.client().caps()).caps());
  }

  private Future<Void> single(Exchange exchange, Backend backend, ChatRequest request,
      AnswerFormat format) {
    keep(exchange, backend, request.changes());
    return new Relay(exchange, backend, Service.CHAT)
        .includingUsage(request.includeUsage())
        .as(format, request.relayed(backend.upstreamModel()), request.stream());
  }
}
