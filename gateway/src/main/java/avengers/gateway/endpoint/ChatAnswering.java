package avengers.gateway.endpoint;

import avengers.gateway.answer.EnsembleService;
import avengers.gateway.backend.Backend;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.config.EnsembleOverride;
import avengers.gateway.openai.AnswerFormat;
import avengers.gateway.openai.ChatRequest;
import avengers.gateway.openai.Service;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;

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
      case Asked.Ensemble(EnsembleConfig ensemble) ->
        new EnsembleResponder(vertx, exchange, service, format, keepAlive).respond(
            request.changes().map(changes -> override.apply(ensemble, changes)).orElse(ensemble),
            request);
      case Asked.Single(Backend backend) when backend.serves(Service.CHAT) ->
        single(exchange, backend, request, format);
      case Asked.Single other -> throw other.elsewhere();
      case Asked.Embedder other -> throw other.elsewhere();
    };
  }

  private static Future<Void> single(Exchange exchange, Backend backend, ChatRequest request,
      AnswerFormat format) {
    if (request.changes().isPresent()) {
      throw new Asked.Single(backend).unchangeable();
    }
    return new Relay(exchange, backend, Service.CHAT)
        .includingUsage(request.includeUsage())
        .as(format, request.relayed(backend.upstreamModel()), request.stream());
  }
}
