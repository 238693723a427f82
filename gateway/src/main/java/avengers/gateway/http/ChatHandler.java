package avengers.gateway.http;

import avengers.gateway.answer.EnsembleService;
import avengers.gateway.backend.Backend;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.config.EnsembleOverride;
import avengers.gateway.metrics.GatewayMeters;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ChatRequest;
import avengers.gateway.openai.ErrorKind;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Answers chat completions: an ensemble's name routes and votes, a backend's own passes through.
 */
final class ChatHandler implements Handler<RoutingContext> {
  private final Vertx vertx;
  private final Map<String, EnsembleConfig> ensembles;
  private final Map<String, Backend> backends;
  private final EnsembleOverride override;
  private final EnsembleService service;
  private final Duration deadline;
  private final GatewayMeters meters;

  /** A handler for these names; the two kinds have no name in common. */
  ChatHandler(Vertx vertx, Map<String, EnsembleConfig> ensembles, Map<String, Backend> backends,
      EnsembleService service, Duration deadline, GatewayMeters meters) {
    this.vertx = vertx;
    this.ensembles = Map.copyOf(ensembles);
    this.backends = Map.copyOf(backends);
    this.override = new EnsembleOverride(backends.keySet());
    this.service = service;
    this.deadline = deadline;
    this.meters = meters;
  }

  @Override
  public void handle(RoutingContext context) {
    ChatExchange exchange = new ChatExchange(vertx, context, deadline, meters);
    exchange.run(() -> answer(exchange, parse(context)));
  }

  private static ChatRequest parse(RoutingContext context) {
    return ChatRequest.parse(
        Optional.ofNullable(context.body().buffer())
            .map(body -> body.getBytes())
            .orElse(
                new byte[0]));
  }

  private Future<Void> answer(ChatExchange exchange, ChatRequest request) {
    exchange.asks(request.model());
    EnsembleConfig ensemble = ensembles.get(request.model());
    if (ensemble != null) {
      return new EnsembleResponder(vertx, exchange, service).respond(
          request.changes().map(changes -> override.apply(ensemble, changes)).orElse(ensemble),
          request);
    }
    Backend backend = backends.get(request.model());
    if (backend != null) {
      if (request.changes().isPresent()) {
        throw new ApiException(ApiError.invalid("avengers", "'avengers': the model '"
            + request.model() + "' is no ensemble, of which settings could be changed."));
      }
      return new Relay(exchange, backend).respond(request);
    }
    return Future.failedFuture(new ApiException(ApiError.of(ErrorKind.NOT_FOUND,
        "The model '" + shown(request.model())
            + "' does not exist; GET /v1/models lists those that do.")
        .withCode("model_not_found")));
  }

  private static String shown(String model) {
    return model.length() <= 100 ? model : model.substring(0, 100) + "...";
  }
}
