package avengers.gateway.endpoint;

import avengers.gateway.account.Planned;
import avengers.gateway.answer.EnsembleService;
import avengers.gateway.backend.Backend;
import avengers.gateway.config.DialConfig;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.config.EnsembleOverride;
import avengers.gateway.config.Variant;
import avengers.gateway.config.Wishes;
import avengers.gateway.openai.AnswerFormat;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ChatRequest;
import avengers.gateway.openai.RequestBody;
import avengers.gateway.openai.RequestContent;
import avengers.gateway.openai.Service;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
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
    AnswerReuses reuses,
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

  /** How a request would be answered. */
  Future<Planned> plan(Exchange exchange, ChatRequest request) {
    return (switch (models.asked(request.model())) {
      case Asked.Ensemble ensemble -> plan(exchange, ensemble, request);
      case Asked.Single(Backend backend) when backend.serves(Service.CHAT) ->
        service.plan(backend, request,
            keep(exchange, backend, request.changes()).caps().and(exchange.caps()),
            exchange.scope())
            .map(Planned::of);
      case Asked.Single other -> throw other.elsewhere();
      case Asked.Embedder other -> throw other.elsewhere();
    }).onSuccess(exchange.recording()::plans);
  }

  private Future<Planned> plan(Exchange exchange, Asked.Ensemble asked, ChatRequest request) {
    exchange.asks(asked.name());
    return service
        .plan(settings(exchange, asked, request), request, exchange.caps(), exchange.scope())
        .map(Planned::of);
  }

  private Future<Void> ensemble(Exchange exchange, Asked.Ensemble asked, ChatRequest request,
      AnswerFormat format) {
    exchange.asks(asked.name());
    EnsembleConfig wanted = settings(exchange, asked, request);
    exchange.keep(wanted.dial().caps());
    return new EnsembleResponder(vertx, exchange, service, reuses, format, keepAlive)
        .respond(wanted, request);
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
  DialConfig keep(Exchange exchange, Backend backend, Optional<ObjectNode> changes) {
    Wishes wishes = exchange.wishes(changes, new Variant.Usual());
    DialConfig wanted = override.apply(backend.model(), wishes, exchange.client().caps());
    exchange.keep(wanted.caps());
    return wanted;
  }

  private Future<Void> single(Exchange exchange, Backend backend, ChatRequest request,
      AnswerFormat format) {
    DialConfig wanted = keep(exchange, backend, request.changes());
    exchange.recording().prompts(request.query());
    return reuses.of(exchange, backend.model(), wanted, request)
        .compose(reuse -> reuse.kept()
            .map(again -> again.send(exchange, format, request, wanted.explain()))
            .orElseGet(() -> new Relay(exchange, backend, Service.CHAT)
                .includingUsage(request.includeUsage())
                .sharing(reuse)
                .observedBy(new RememberedAnswer(exchange))
                .as(format, relayed(exchange, backend, request), request.stream())));
  }

  /** The request to a backend that serves it as it is, bounded where a budget needs that. */
  RequestContent relayed(Exchange exchange, Backend backend, Service service, RequestBody body) {
    RequestContent asItIs = body.to(backend.upstreamModel());
    OptionalLong bound = KeyLimits.bound(exchange, backend, service, asItIs);
    return bound.isEmpty() ? asItIs : asItIs.bounded(service, bound.getAsLong());
  }

  private static RequestContent relayed(Exchange exchange, Backend backend, ChatRequest request) {
    RequestContent asItIs = request.relayed(backend.upstreamModel());
    OptionalLong bound = KeyLimits.bound(exchange, backend, Service.CHAT, asItIs);
    return bound.isEmpty()
        ? asItIs
        : request.bounded(bound.getAsLong()).relayed(backend.upstreamModel());
  }
}
