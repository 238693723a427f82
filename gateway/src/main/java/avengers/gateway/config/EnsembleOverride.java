package avengers.gateway.config;

import avengers.clustering.plan.Caps;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Changes the settings for one request, by what it wishes. Names are those of the configuration
 * file, in the body with underscores; rules and messages are the file's.
 */
public final class EnsembleOverride {
  /** What makes no answer other than the operator wants it. */
  private static final Set<String> HARMLESS = Set.of("max_samples", "max_cost", "deadline_ms",
      "explain");
  /** What means something where one model is asked by its own name. */
  private static final Set<String> OF_ONE_MODEL = Set.of("max_samples", "max_cost", "deadline_ms",
      "cache");

  private final EnsembleKeys keys;

  /**
   * Changes that may name these models.
   *
   * @param backends the models of all configured backends that can vote
   */
  public EnsembleOverride(Set<String> backends) {
    this.keys = new EnsembleKeys(Optional.of(Set.copyOf(backends)));
  }

  /**
   * The ensemble as a request wants it.
   *
   * @param wishes what is to be different; the rest stays as it is
   * @param client what the client's requests may take at most
   * @throws ApiException if a change is unknown, out of its range, contradicts another, or is not
   * allowed; it names the field or the header
   */
  public EnsembleConfig apply(EnsembleConfig ensemble, Wishes wishes, Caps client) {
    Reading reading = new Reading(new Dialect.Request());
    Section section = wishes.in(reading);
    if (!ensemble.overrides().allowed()) {
      section.refuseAllBut(HARMLESS, "the settings of the model '" + ensemble.name()
          + "' cannot be changed by requests");
    }
    Supplier<EnsembleConfig> changed = keys.ofRequest(section, ensemble,
        ensemble.dial().caps().and(client));
    check(reading);
    return changed.get();
  }

  /**
   * The settings of a request to one model by its own name.
   *
   * @throws ApiException if it wishes what only ensembles have
   */
  public DialConfig apply(String model, Wishes wishes, Caps client) {
    Reading reading = new Reading(new Dialect.Request());
    Section section = wishes.in(reading);
    section.refuseAllBut(OF_ONE_MODEL,
        "the model '" + model + "' is no ensemble, of which settings could be changed");
    CapsKeys caps = CapsKeys.ofRequest(section, client);
    var cache = section.optional("cache", ScalarKind.truth());
    check(reading);
    return new DialConfig(Optional.empty(), true, client.and(caps.get()), Set.of(), false,
        cache.get());
  }

  /** Every mistake that was found so far. */
  private static void check(Reading reading) {
    List<Problem> problems = reading.finish();
    if (!problems.isEmpty()) {
      throw new ApiException(ApiError.invalid(problems.getFirst().path(),
          problems.stream().map(Problem::sentence).collect(Collectors.joining(" "))));
    }
  }
}
