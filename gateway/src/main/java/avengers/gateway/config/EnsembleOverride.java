package avengers.gateway.config;

import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes an ensemble for one request, by the object {@code avengers} in its body. Names are those
 * of the configuration file with underscores, rules and messages are the file's.
 */
public final class EnsembleOverride {
  private static final String FIELD = "avengers";

  private final EnsembleKeys keys;

  /**
   * Changes that may escalate to these models.
   *
   * @param backends the models of all configured backends
   */
  public EnsembleOverride(Set<String> backends) {
    this.keys = new EnsembleKeys(Optional.of(Set.copyOf(backends)));
  }

  /**
   * The ensemble as a request wants it.
   *
   * @param changes what is to be different; the rest stays as it is
   * @throws ApiException if a change is unknown, out of its range, contradicts another, or is not
   * allowed; it names the field
   */
  public EnsembleConfig apply(EnsembleConfig ensemble, ObjectNode changes) {
    if (!ensemble.overrides().allowed() && !changes.isEmpty()) {
      throw new ApiException(ApiError.invalid(FIELD, "'" + FIELD + "': the settings of the model '"
          + ensemble.name() + "' cannot be changed by requests."));
    }
    Reading reading = new Reading(new Dialect.Request());
    Supplier<EnsembleConfig> changed = keys.ofRequest(reading.root(FIELD, JsonTree.of(changes)),
        ensemble);
    List<Problem> problems = reading.finish();
    if (!problems.isEmpty()) {
      throw new ApiException(ApiError.invalid(problems.getFirst().path(),
          problems.stream().map(EnsembleOverride::sentence).collect(Collectors.joining(" "))));
    }
    return changed.get();
  }

  private static String sentence(Problem problem) {
    String text = "'" + problem.path() + "': " + problem.message();
    return text.endsWith("?") ? text : text + ".";
  }
}
