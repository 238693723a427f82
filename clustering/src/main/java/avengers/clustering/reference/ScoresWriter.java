package avengers.clustering.reference;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.ModelStatistics;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The scores of a router's clusters as {@link RankingsJson} reads them. */
final class ScoresWriter {
  private final FittedRouter router;
  private final List<String> ids;

  ScoresWriter(FittedRouter router, List<String> ids) {
    this.router = router;
    this.ids = ids;
  }

  /** The rankings; clusters without queries are left out, as are models without any there. */
  ObjectNode rankings() {
    ObjectNode rankings = JsonMapper.shared().createObjectNode();
    for (int cluster = 0; cluster < router.clusters().size(); cluster++) {
      List<ModelStatistics> scores = router.clusters().get(cluster);
      // The router does not keep how many queries a cluster has: at least the model with most.
      long total = scores.stream().mapToLong(ModelStatistics::count).max().orElse(0);
      if (total > 0) {
        ranking(scores, rankings.putObject(Integer.toString(cluster)).put("total", total));
      }
    }
    return rankings;
  }

  private void ranking(List<ModelStatistics> scores, ObjectNode cluster) {
    ObjectNode byId = cluster.putObject("scores");
    for (int model : scored(scores)) {
      ModelStatistics of = scores.get(model);
      ObjectNode entry = byId.putObject(ids.get(model));
      double correct = of.count() * of.score();
      if (Math.abs(correct - Math.rint(correct)) < 1e-9) {
        entry.put("correct", Math.round(correct));
      } else {
        entry.put("correct", correct);
      }
      entry.put("total", of.count()).put("accuracy", of.score());
    }
    ArrayNode ranking = cluster.putArray("ranking");
    scored(scores).stream()
        .sorted(Comparator.comparingDouble((Integer model) -> scores.get(model).score()).reversed())
        .forEach(model -> ranking.add(ids.get(model)));
  }

  private static List<Integer> scored(List<ModelStatistics> scores) {
    return IntStream.range(0, scores.size())
        .filter(model -> scores.get(model).count() > 0)
        .boxed()
        .toList();
  }

  /** The costs, where any is known; {@code balance_metrics.json} of Avengers-Pro. */
  Optional<ObjectNode> metrics() {
    ObjectNode metrics = JsonMapper.shared().createObjectNode();
    for (int cluster = 0; cluster < router.clusters().size(); cluster++) {
      List<ModelStatistics> scores = router.clusters().get(cluster);
      for (int model : scored(scores)) {
        if (scores.get(model).cost().isPresent()) {
          metrics.withObjectProperty(Integer.toString(cluster))
              .set(ids.get(model), metrics(router.models().get(model), scores.get(model)));
        }
      }
    }
    return metrics.isEmpty() ? Optional.empty() : Optional.of(metrics);
  }

  private static ObjectNode metrics(String model, ModelStatistics scores) {
    double cost = scores.cost().orElseThrow();
    return JsonMapper.shared()
        .createObjectNode()
        .put("model_name", model)
        .put("accuracy", scores.score())
        .put("avg_cost", cost)
        .put("total_queries", scores.count())
        .put("total_cost", cost * scores.count());
  }
}
