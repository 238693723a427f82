package avengers.gateway.endpoint;

import avengers.gateway.backend.Backend;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ErrorKind;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names that clients may ask, ensembles first, and what stands behind them. */
public final class Models {
  private static final int LONGEST_SHOWN = 100;

  private final Map<String, Asked> byName = new LinkedHashMap<>();

  /** The models of a configuration; the two kinds have no name in common. */
  public Models(List<EnsembleConfig> ensembles, Collection<Backend> backends) {
    ensembles.forEach(ensemble -> byName.put(ensemble.name(), new Asked.Ensemble(ensemble)));
    backends.forEach(backend -> byName.put(backend.model(), new Asked.Single(backend)));
  }

  Map<String, Asked> byName() {
    return java.util.Collections.unmodifiableMap(byName);
  }

  /**
   * What stands behind a name.
   *
   * @throws ApiException if there is none of this name
   */
  Asked asked(String name) {
    Asked asked = byName.get(name);
    if (asked == null) {
      throw new ApiException(ApiError.of(ErrorKind.NOT_FOUND, "The model '" + shown(name)
          + "' does not exist; GET /v1/models lists those that do.")
          .withCode("model_not_found"));
    }
    return asked;
  }

  private static String shown(String model) {
    return model.length() <= LONGEST_SHOWN ? model : model.substring(0, LONGEST_SHOWN) + "...";
  }
}
