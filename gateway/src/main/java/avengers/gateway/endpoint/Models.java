package avengers.gateway.endpoint;

import avengers.gateway.backend.Backend;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.config.Variant;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ErrorKind;
import avengers.gateway.openai.Service;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names that clients may ask, ensembles first, and what stands behind them. */
public final class Models {
  private static final int LONGEST_SHOWN = 100;

  private final Map<String, Asked> byName = new LinkedHashMap<>();

  /** The models of a configuration; no name is given twice. */
  public Models(List<EnsembleConfig> ensembles, Collection<Backend> backends,
      Optional<Asked.Embedder> embedder) {
    ensembles.forEach(ensemble -> add(new Asked.Ensemble(ensemble, new Variant.Usual())));
    backends.forEach(backend -> add(new Asked.Single(backend)));
    embedder.ifPresent(this::add);
  }

  private void add(Asked asked) {
    byName.put(asked.name(), asked);
  }

  Collection<Asked> all() {
    return List.copyOf(byName.values());
  }

  /** What stands behind a name, if there is anything. */
  Optional<Asked> find(String name) {
    return Optional.ofNullable(byName.get(name)).or(() -> variant(name));
  }

  /**
   * What stands behind a name: the model of exactly this name, else the ensemble whose name it
   * begins with, where the rest says something of the settings.
   *
   * @throws ApiException if there is none of this name
   */
  Asked asked(String name) {
    return find(name)
        .orElseThrow(() -> notFound("The model '" + shown(name)
            + "' does not exist; GET /v1/models lists those that do."));
  }

  private Optional<Asked> variant(String name) {
    int end = Math.max(name.lastIndexOf(':'), name.lastIndexOf('@'));
    return end > 0 && byName
        .get(name.substring(0, end)) instanceof Asked.Ensemble(EnsembleConfig ensemble, Variant _)
            ? Optional.of(new Asked.Ensemble(ensemble, variant(ensemble, name.substring(end))))
            : Optional.empty();
  }

  private static Variant variant(EnsembleConfig ensemble, String suffix) {
    if (!ensemble.overrides().allowed()) {
      throw notFound("The model '" + ensemble.name() + "' has no '" + shown(suffix)
          + "': its settings cannot be changed by requests.");
    }
    return Variant.of(suffix).orElseThrow(() -> unknown(ensemble.name(), suffix));
  }

  /** Behind the sign of a quality stands a bad value; anything else is a name that nobody has. */
  private static ApiException unknown(String ensemble, String suffix) {
    String message = "The model '" + ensemble + "' has no '" + shown(suffix) + "', but "
        + Variant.SUFFIXES + ".";
    return suffix.startsWith(Variant.QUALITY)
        ? new ApiException(ApiError.invalid("model", message))
        : notFound(message);
  }

  private static ApiException notFound(String message) {
    return new ApiException(new ApiError(ErrorKind.NOT_FOUND, message, Optional.of("model"),
        Optional.of("model_not_found"), Optional.empty()));
  }

  /**
   * What stands behind a name that is asked for something.
   *
   * @throws ApiException if there is none of this name, or it does not serve this
   */
  Asked asked(String name, Service service) {
    Asked asked = asked(name);
    if (!asked.services().contains(service)) {
      throw asked.elsewhere();
    }
    return asked;
  }

  private static String shown(String model) {
    return model.length() <= LONGEST_SHOWN ? model : model.substring(0, LONGEST_SHOWN) + "...";
  }
}
