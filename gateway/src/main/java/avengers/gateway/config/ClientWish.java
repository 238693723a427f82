package avengers.gateway.config;

import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.Json;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * A client as those describe it who add keys while the gateway runs: in JSON, by the names of the
 * configuration file with underscores. Rules and messages are the file's.
 */
public record ClientWish(String name, ClientLimits limits) {
  /** Checks the name. */
  public ClientWish {
    Name.check("name", name);
  }

  /**
   * What JSON describes.
   *
   * @param models the names that there are to be asked
   * @throws ApiException with every mistake, if there is any
   */
  public static ClientWish of(ObjectNode json, Set<String> models) {
    return read(json, section -> {
      var name = section.required("name", ScalarKind.name());
      LimitKeys limits = LimitKeys.of(section);
      limits.requireKnown(models);
      return () -> new ClientWish(name.get(), limits.get());
    });
  }

  /**
   * What JSON describes that was checked once: models may have gone since.
   *
   * @throws ApiException if it is none of ours
   */
  public static ClientLimits kept(ObjectNode json) {
    return read(json, LimitKeys::of);
  }

  private static <T> T read(ObjectNode json,
      Function<Section, Supplier<T>> keys) {
    Reading reading = new Reading(new Dialect.Request());
    var made = keys.apply(reading.root("", JsonTree.of(json)));
    List<Problem> problems = reading.finish();
    if (!problems.isEmpty()) {
      throw new ApiException(ApiError.invalid(problems.getFirst().path(),
          problems.stream().map(Problem::sentence).collect(Collectors.joining(" "))));
    }
    return made.get();
  }

  /** The limits as JSON that {@link #kept} reads; what is not limited is absent. */
  public static ObjectNode json(ClientLimits limits) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    if (!limits.models().isEmpty()) {
      limits.models().stream().sorted().forEach(json.putArray("models")::add);
    }
    limits.requestsPerMinute().ifPresent(limit -> json.put("requests_per_minute", limit));
    limits.tokensPerMinute().ifPresent(limit -> json.put("tokens_per_minute", limit));
    if (limits.budget().limits()) {
      ObjectNode budget = json.putObject("budget");
      limits.budget().day().ifPresent(dollars -> budget.put("day", dollars));
      limits.budget().month().ifPresent(dollars -> budget.put("month", dollars));
    }
    limits.expires().ifPresent(when -> json.put("expires", when.toString()));
    limits.caps().samples().ifPresent(samples -> json.put("max_samples", samples));
    limits.caps().cost().ifPresent(dollars -> json.put("max_cost", dollars));
    limits.caps()
        .time()
        .ifPresent(time -> json.put("deadline", Units.TIME.format(time.toMillis())));
    return json;
  }
}
