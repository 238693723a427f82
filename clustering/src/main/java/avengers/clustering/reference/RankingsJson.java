package avengers.clustering.reference;

import avengers.clustering.file.FileException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The scores of the clusters: {@code {"<cluster>": {"total": n, "scores": {id: {"correct", "total",
 * "accuracy"}}, "ranking": [id, ...]}}}. A score may also be the mean alone, over all the cluster's
 * queries. Avengers-Pro keeps the scores apart, in {@code balance_metrics.json}:
 * {@code {"<cluster>": {id: {"total_queries", "accuracy",
 * "avg_cost"}}}}.
 */
final class RankingsJson {
  /** How far a rounded accuracy may be from correct / total. */
  private static final double ROUNDING = 0.01;

  private RankingsJson() {}

  /**
   * Reads the clusters by their number; those without queries may be absent.
   *
   * @param metrics what {@code balance_metrics.json} holds; an empty object where there is none
   * @throws FileException if a cluster has no scores, or its parts contradict each other
   */
  static SortedMap<Integer, ClusterTallies> read(JsonNode rankings, JsonNode metrics) {
    SortedMap<Integer, ClusterTallies> clusters = new TreeMap<>();
    rankings.propertyStream().forEach(entry -> {
      try {
        clusters.put(number(entry.getKey()),
            cluster(entry.getValue(), metrics.path(entry.getKey())));
      } catch (FileException e) {
        throw new FileException("cluster " + entry.getKey() + ": " + e.getMessage());
      }
    });
    return clusters;
  }

  private static int number(String key) {
    try {
      return Integer.parseUnsignedInt(key);
    } catch (NumberFormatException e) {
      throw new FileException("not the number of a cluster");
    }
  }

  private static ClusterTallies cluster(JsonNode cluster, JsonNode metrics) {
    long total = count(cluster, "total");
    Map<String, Tally> models = cluster.has("scores")
        ? tallies(cluster.get("scores"), metrics, "total", total)
        : tallies(metrics, metrics, "total_queries", total);
    models.forEach((id, tally) -> {
      if (tally.count() > total) {
        throw new FileException(
            "model " + id + " has scores of " + tally.count() + " queries, the cluster of "
                + total);
      }
    });
    for (JsonNode ranked : cluster.path("ranking")) {
      if (!models.containsKey(ranked.asString(""))) {
        throw new FileException(
            "\"ranking\" names " + ranked + ", of which there is no score");
      }
    }
    return new ClusterTallies(total, models);
  }

  private static Map<String, Tally> tallies(JsonNode models, JsonNode metrics, String counted,
      long total) {
    if (!models.isObject()) {
      throw new FileException("there are no \"scores\" by model, and an order alone does not"
          + " say how good a model is; Avengers-Pro keeps them in balance_metrics.json");
    }
    Map<String, Tally> tallies = new LinkedHashMap<>();
    models.propertyStream().forEach(entry -> {
      try {
        JsonNode model = entry.getValue();
        long count = model.isNumber() ? total : count(model, counted);
        tallies.put(entry.getKey(),
            new Tally(count, accuracy(model, count), cost(metrics.path(entry.getKey()))));
      } catch (FileException e) {
        throw new FileException("model " + entry.getKey() + ": " + e.getMessage());
      }
    });
    return tallies;
  }

  private static double accuracy(JsonNode model, long count) {
    if (model.isNumber()) {
      return inRange(model.doubleValue());
    }
    if (!model.has("correct")) {
      return inRange(decimal(model, "accuracy"));
    }
    double counted = count == 0 ? 0 : decimal(model, "correct") / count;
    double accuracy = model.has("accuracy") ? decimal(model, "accuracy") : counted;
    if (Math.abs(accuracy - counted) > ROUNDING) {
      throw new FileException(
          "\"accuracy\" is " + accuracy + ", but correct / total is " + counted);
    }
    return inRange(accuracy);
  }

  private static double inRange(double accuracy) {
    if (!(accuracy >= 0 && accuracy <= 1)) {
      throw new FileException("the accuracy lies outside 0 to 1: " + accuracy);
    }
    return accuracy;
  }

  /** A cost of 0, or an infinite one, is how the reference writes that it is unknown. */
  private static OptionalDouble cost(JsonNode model) {
    double cost = model.path("avg_cost").asDouble(0);
    return cost > 0 && Double.isFinite(cost) ? OptionalDouble.of(cost) : OptionalDouble.empty();
  }

  private static long count(JsonNode object, String key) {
    JsonNode value = object.path(key);
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.longValue() < 0) {
      throw new FileException("\"" + key + "\" is no count: " + value);
    }
    return value.longValue();
  }

  private static double decimal(JsonNode object, String key) {
    JsonNode value = object.path(key);
    if (!value.isNumber()) {
      throw new FileException("\"" + key + "\" is no number: " + value);
    }
    return value.doubleValue();
  }
}
