package avengers.gateway.endpoint;

import avengers.clustering.plan.Caps;
import avengers.gateway.backend.Backend;
import avengers.gateway.config.Price;
import avengers.gateway.metrics.KeyMeters;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ErrorKind;
import avengers.gateway.openai.RequestBody;
import avengers.gateway.openai.RequestContent;
import avengers.gateway.openai.Service;
import avengers.gateway.security.Client;
import avengers.gateway.security.Purse;
import avengers.gateway.security.Standing;
import avengers.gateway.security.TokenRate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** What a client's key lets it do, looked at before anything is done for its request. */
record KeyLimits(Models models, KeyMeters meters) {
  /** What calls and plans are told of that caps do not allow. */
  private static final Set<String> CAPPED = Set.of("capped", "caps_too_tight");

  /** Bytes that a bound adds to a request, at most. */
  private static final long FIELD = 64;

  /** Tokens of an answer that nobody bounds, where its cost must have one. */
  private static final long LONGEST_UNDER_BUDGET = 8_192;

  /**
   * Lets a request in, and limits it to what its client may still spend.
   *
   * @throws ApiException if it may not ask this model, or may not ask now
   */
  void admit(Exchange exchange, RequestBody body) {
    Client client = exchange.client();
    models.find(body.model()).ifPresent(asked -> requireAllowed(client, asked));
    exchange.standing().ifPresent(standing -> {
      standing.purse().left().ifPresent(left -> spend(exchange, standing, left));
      standing.tokens().ifPresent(rate -> take(exchange, rate, body));
      exchange.atEnd(() -> standing.asked(exchange.label()));
    });
    meters.requested(client.name());
  }

  private void requireAllowed(Client client, Asked asked) {
    if (!client.limits().allow(asked.name())) {
      throw refused(client, "models", notAllowed(asked.name()));
    }
    if (client.limits().budget().limits() && asked instanceof Asked.Single(Backend backend)
        && backend.price().isEmpty()) {
      throw refused(client, "models", forbidden("The model '" + asked.name() + "' has no price, so"
          + " that this API key, which has a budget, may not ask it.", "model_without_price"));
    }
  }

  private ApiException refused(Client client, String limit, ApiException why) {
    meters.refused(client.name(), limit);
    return why;
  }

  /** What a client is told that asks for what its key does not open. */
  static ApiException notAllowed(String model) {
    return forbidden("This API key may not ask the model '" + model
        + "'; GET /v1/models lists those that it may.", "model_not_allowed");
  }

  private static ApiException forbidden(String message, String code) {
    return new ApiException(new ApiError(ErrorKind.FORBIDDEN, message, Optional.of("model"),
        Optional.of(code), Optional.empty()));
  }

  private void spend(Exchange exchange, Standing standing, double left) {
    if (left <= 0) {
      throw refused(standing.client(), "budget", new ApiException(exceeded(standing.purse())));
    }
    exchange.spendAtMost(new Caps(OptionalInt.empty(), OptionalDouble.of(left),
        Optional.empty()));
  }

  private void take(Exchange exchange, TokenRate rate, RequestBody body) {
    long estimate = body.promptTokens() + mostOf(body);
    Waiting waiting = new Waiting("tokens", rate.take(estimate));
    waiting.tell(exchange.response());
    if (!waiting.allowance().granted()) {
      throw refused(exchange.client(), "tokens", waiting.refusal());
    }
    exchange.atEnd(() -> rate.giveBack(estimate));
  }

  /** The tokens of a completion that a client allows for, if it says. */
  private static long mostOf(RequestBody body) {
    return Stream.of("max_completion_tokens", "max_tokens", "max_output_tokens")
        .map(body.tree()::path)
        .filter(bound -> bound.isIntegralNumber() && bound.canConvertToLong())
        .mapToLong(bound -> Math.clamp(bound.asLong(), 0, Integer.MAX_VALUE))
        .max()
        .orElse(0);
  }

  private static ApiError exceeded(Purse purse) {
    return purse.isSpent()
        ? error(purse, "The budget of this API key is spent.", purse.untilReset().toSeconds() + 1)
        : error(purse, "What is left of this API key's budget is set aside for requests that run.",
            1);
  }

  private static ApiError error(Purse purse, String message, long retryAfter) {
    return ApiError.of(ErrorKind.QUOTA_EXCEEDED,
        message + " It begins anew in " + Waiting.text(purse.untilReset()) + ".")
        .withCode("budget_exceeded")
        .withRetryAfter(Optional.of(Long.toString(retryAfter)));
  }

  /**
   * The error as the client is told: where caps did not suffice, and what is left of its budget is
   * the least of them, that is why.
   */
  ApiException explained(Exchange exchange, ApiException failure) {
    boolean capped = failure.error().code().filter(CAPPED::contains).isPresent();
    if (!capped || !exchange.isLimitedByBudget()) {
      return failure;
    }
    Standing standing = exchange.standing().orElseThrow();
    return refused(standing.client(), "budget", new ApiException(error(standing.purse(),
        "What is left of this API key's budget does not suffice. " + failure.error().message(),
        standing.purse().untilReset().toSeconds() + 1)));
  }

  /**
   * The most tokens of each answer of one model: as the client says; else, where a budget needs a
   * bound, as many as that has room for, but not without end. Empty without a bound.
   *
   * @param request as it would be sent
   */
  static OptionalLong bound(Exchange exchange, Backend backend, Service service,
      RequestContent request) {
    if (exchange.budgetLeft().isEmpty() || request.mostCompletionTokens(service).isPresent()) {
      return OptionalLong.empty();
    }
    return backend.price()
        .map(price -> OptionalLong.of(Math.clamp(
            affordable(price, exchange.budgetLeft().getAsDouble(), request),
            1, LONGEST_UNDER_BUDGET)))
        .orElseGet(OptionalLong::empty);
  }

  private static long affordable(Price price, double left, RequestContent request) {
    double forAnswers = left - price.dollars(request.mostPromptTokens() + FIELD, 0);
    return (long) (forAnswers / price.dollars(0, request.choices()));
  }
}
