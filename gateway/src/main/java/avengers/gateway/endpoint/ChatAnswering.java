package avengers.gateway.endpoint;

import avengers.gateway.answer.EnsembleService;
import avengers.gateway.backend.Backend;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.config.EnsembleOverride;
import avengers.gateway.openai.AnswerFormat;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
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
      case Asked.Single(Backend backend) -> {
        requireChat(backend);
        if (request.changes().isPresent()) {
          throw new ApiException(ApiError.invalid("avengers", "'avengers': the model '"
              + request.model() + "' is no ensemble, of which settings could be changed."));
        }
        Relay relay = new Relay(exchange, backend, Service.CHAT)
            .includingUsage(request.includeUsage());
        yield format.isChat()
            ? relay.untouched(request.relayed(backend.upstreamModel()), request.stream())
            : relay.translated(request.relayed(backend.upstreamModel()), request.stream(), format);
      }
    };
  }

  private static void requireChat(Backend backend) {
    if (!backend.serves(Service.CHAT)) {
      throw new ApiException(ApiError.invalid("model", "The model '" + backend.model()
          + "' does not chat."));
    }
  }
}
