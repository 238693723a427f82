package avengers.gateway.config;

import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ChatRequest;

/**
 * What one request takes of an ensemble's models.
 *
 * @param samples answers that are asked for while there is no doubt
 * @param most answers that are asked for at most
 * @param temperature of the samples
 * @param choices how many different answers the client wants
 */
public record Sampling(int samples, int most, double temperature, int choices) {
  /**
   * The request's own temperature goes before the ensemble's. At 0 a model always says the same, so
   * each is asked once. Choices are of samples: there are at least as many.
   *
   * @param ensemble as the request wants it
   * @throws ApiException if the client wants more choices than the ensemble may ask for
   */
  public static Sampling of(EnsembleConfig ensemble, ChatRequest request) {
    int cap = ensemble.dial().caps().samples().orElse(EnsembleConfig.SAMPLES.max());
    int choices = choices(ensemble, Math.min(cap, limit(ensemble)), request.n());
    double temperature = request.temperature().orElse(ensemble.temperature());
    int samples = temperature == 0
        ? ensemble.models()
        : Math.max(ensemble.samples(), choices);
    int most = temperature == 0
        ? samples
        : Math.max(samples, EnsembleConfig.most(ensemble.voting(), ensemble.samples()));
    return new Sampling(Math.min(samples, cap), Math.min(most, cap), temperature, choices);
  }

  private static int limit(EnsembleConfig ensemble) {
    OverrideConfig overrides = ensemble.overrides();
    return overrides.allowed() ? overrides.maxSamples() : ensemble.samples();
  }

  private static int choices(EnsembleConfig ensemble, int limit, long wanted) {
    if (wanted < 1 || wanted > limit) {
      throw new ApiException(ApiError.invalid("n", "'n' must be from 1 to " + limit
          + " when the model is '" + ensemble.name() + "': it asks for no more answers."));
    }
    return (int) wanted;
  }

  /** Whether a model would say the same again. */
  public boolean isDeterministic() {
    return temperature == 0;
  }
}
