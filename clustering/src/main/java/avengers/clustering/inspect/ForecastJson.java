package avengers.clustering.inspect;

import avengers.clustering.plan.Forecast;
import avengers.clustering.plan.Second;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A plan and what it is expected to bring, by the same names wherever it is told to machines. */
public final class ForecastJson {
  private ForecastJson() {}

  /** Adds the plan's models, its second step and its figures; what is not known is left out. */
  public static void put(Forecast forecast, ObjectNode json) {
    ArrayNode models = json.putArray("models");
    forecast.plan()
        .shares()
        .forEach(share -> models.addObject()
            .put("model", share.model().model())
            .put("samples", share.samples()));
    forecast.plan().second().ifPresent(second -> put(second, json.putObject("second")));
    put(json, "expected_accuracy", forecast.accuracy());
    put(json, "standard_error", forecast.standardError());
    json.put("expected_calls", forecast.calls()).put("max_calls", forecast.plan().most());
    put(json, "expected_cost", forecast.cost());
    put(json, "max_cost", forecast.most());
  }

  private static void put(Second second, ObjectNode json) {
    json.put("kind", switch (second) {
      case Second.More _ -> "more";
      case Second.Stronger _ -> "stronger";
    }).put("below_confidence", second.threshold());
    ArrayNode models = json.putArray("models");
    second.models().forEach(model -> models.add(model.model()));
  }

  private static void put(ObjectNode json, String name, OptionalDouble figure) {
    figure.ifPresent(known -> json.put(name, known));
  }
}
