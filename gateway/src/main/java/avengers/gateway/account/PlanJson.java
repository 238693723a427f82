package avengers.gateway.account;

import avengers.clustering.cluster.Ranking;
import avengers.clustering.inspect.ForecastJson;
import avengers.clustering.plan.Candidate;
import avengers.clustering.plan.Forecast;
import avengers.clustering.plan.Need;
import avengers.clustering.plan.Needs;
import avengers.gateway.openai.Json;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How a request is to be answered, as stories and plans tell it. */
public final class PlanJson {
  private PlanJson() {}

  /**
   * What is told to who asks before it pays.
   *
   * @param model the name that was asked
   */
  public static ObjectNode of(String model, Planned planned) {
    ObjectNode json = Json.MAPPER.createObjectNode()
        .put("object", "avengers.plan")
        .put("model", model);
    put(json, planned);
    planned.bestSingle()
        .flatMap(PlanJson::bestSingle)
        .ifPresent(best -> json.set("best_single", best));
    return json;
  }

  static void put(ObjectNode json, Planned planned) {
    if (!planned.settings().isEmpty()) {
      json.put("effective", planned.settings());
    }
    put(json, planned.ranking());
    json.set("needs", needs(planned.needs()));
    json.set("plan", plan(planned.words(), planned.forecast()));
  }

  /** Where nothing is ranked there is nothing to tell. */
  private static void put(ObjectNode json, Ranking ranking) {
    if (ranking.models().isEmpty()) {
      return;
    }
    ArrayNode clusters = json.putArray("clusters");
    ranking.clusters()
        .forEach(near -> clusters.addObject()
            .put("cluster", near.cluster())
            .put("weight", near.weight())
            .put("distance", near.distance()));
    json.put("outlier", ranking.outlier());
    ArrayNode models = json.putArray("ranking");
    ranking.models()
        .forEach(ranked -> models.addObject()
            .put("model", ranked.model())
            .put("score", ranked.score())
            .put("n", ranked.support()));
  }

  private static ObjectNode needs(Needs needs) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    ArrayNode kinds = json.putArray("kinds");
    needs.kinds().stream().sorted().map(Need::label).forEach(kinds::add);
    return json.put("tokens", needs.tokens());
  }

  private static ObjectNode plan(String words, Forecast forecast) {
    ObjectNode json = Json.MAPPER.createObjectNode().put("words", words);
    ForecastJson.put(forecast, json);
    return json;
  }

  static Optional<ObjectNode> bestSingle(Candidate best) {
    return best.cost()
        .expected()
        .stream()
        .mapToObj(cost -> Json.MAPPER.createObjectNode()
            .put("model", best.model())
            .put("expected_cost", cost))
        .findFirst();
  }
}
