package avengers.gateway.config;

import avengers.clustering.plan.Caps;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a client may do.
 *
 * @param models the models and ensembles that it may ask; empty for all
 * @param requestsPerMinute if there is a limit of its own
 * @param tokensPerMinute of all calls to backends together, if there is a limit
 * @param budget what all its requests together may spend
 * @param expires when its key opens no more, if ever
 * @param caps what each of its requests may take
 */
public record ClientLimits(Set<String> models,
    Optional<Integer> requestsPerMinute,
    Optional<Integer> tokensPerMinute,
    BudgetConfig budget,
    Optional<Instant> expires,
    Caps caps) {
  public static final ClientLimits NONE = new ClientLimits(Set.of(), Optional.empty(),
      Optional.empty(), BudgetConfig.NONE, Optional.empty(), Caps.NONE);

  static final Range<Integer> TOKENS_PER_MINUTE = new Range<>(1, 999_999_999);

  /** Checks the ranges. */
  public ClientLimits {
    models = Set.copyOf(models);
    requestsPerMinute.ifPresent(
        limit -> HttpConfig.REQUESTS_PER_MINUTE.check("requests-per-minute", limit));
    tokensPerMinute.ifPresent(limit -> TOKENS_PER_MINUTE.check("tokens-per-minute", limit));
  }

  /** No limits but to each request. */
  public static ClientLimits of(Caps caps) {
    return new ClientLimits(NONE.models, NONE.requestsPerMinute, NONE.tokensPerMinute, NONE.budget,
        NONE.expires, caps);
  }

  /** Whether a model or ensemble of this name may be asked. */
  public boolean allow(String model) {
    return models.isEmpty() || models.contains(model);
  }
}
