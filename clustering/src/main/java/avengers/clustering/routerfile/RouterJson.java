package avengers.clustering.routerfile;

import static avengers.clustering.routerfile.JsonFields.check;
import static avengers.clustering.routerfile.JsonFields.decimal;
import static avengers.clustering.routerfile.JsonFields.integer;
import static avengers.clustering.routerfile.JsonFields.list;
import static avengers.clustering.routerfile.JsonFields.numbers;
import static avengers.clustering.routerfile.JsonFields.optional;
import static avengers.clustering.routerfile.JsonFields.required;
import static avengers.clustering.routerfile.JsonFields.text;
import static avengers.clustering.routerfile.JsonFields.whole;

import avengers.clustering.cluster.Centroids;
import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.ModelStatistics;
import avengers.clustering.cluster.RoutingRule;
import avengers.clustering.file.FileException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The router file's content, version 1; docs/router-file.md describes it. */
final class RouterJson {
  private static final String FORMAT = "avengers-router";
  private static final int VERSION = 1;

  private RouterJson() {}

  static ObjectNode write(FittedRouter router) {
    ObjectNode tree = JsonMapper.shared().createObjectNode();
    tree.put("format", FORMAT).put("version", VERSION);
    OriginJson.write(router, tree);
    tree.putObject("embedder")
        .put("fingerprint", router.embedder())
        .put("dimension", router.centroids().dimension());
    tree.putObject("rule")
        .put("nearest", router.rule().nearest())
        .put("sharpness", router.rule().sharpness())
        .put("shrinkage", router.rule().shrinkage());
    router.models().forEach(tree.putArray("models")::add);
    if (!router.radii().isEmpty()) {
      router.radii().forEach(tree.putArray("radii")::add);
    }
    writeScores(router, tree.putObject("overall"), router.overall());
    ArrayNode clusters = tree.putArray("clusters");
    router.clusters().forEach(cluster -> writeScores(router, clusters.addObject(), cluster));
    router.voting().ifPresent(voting -> VotingJson.write(voting, tree.putObject("voting")));
    router.plans().ifPresent(plans -> PlansJson.write(plans, tree.putObject("plans")));
    ArrayNode centroids = tree.putArray("centroids");
    for (int cluster = 0; cluster < router.centroids().count(); cluster++) {
      ArrayNode row = centroids.addArray();
      for (float value : router.centroids().row(cluster)) {
        row.add(value);
      }
    }
    return tree;
  }

  private static void writeScores(FittedRouter router, ObjectNode object,
      List<ModelStatistics> scores) {
    for (int model = 0; model < scores.size(); model++) {
      ModelStatistics of = scores.get(model);
      ObjectNode entry = object.putObject(router.models().get(model))
          .put("count", of.count())
          .put("score", of.score());
      of.cost().ifPresent(value -> entry.put("cost", value));
      of.promptTokens().ifPresent(value -> entry.put("prompt_tokens", value));
      of.completionTokens().ifPresent(value -> entry.put("completion_tokens", value));
      of.seconds().ifPresent(value -> entry.put("seconds", value));
    }
  }

  static FittedRouter read(JsonNode tree) {
    if (!FORMAT.equals(tree.path("format").asString(""))) {
      throw new FileException(
          "not a router file: \"format\" is not \"" + FORMAT + "\"; make one with the command fit");
    }
    if (tree.path("version").asInt(0) != VERSION) {
      throw new FileException("version " + tree.path("version").asString("?")
          + " of the format; this program reads version " + VERSION + ": fit again");
    }
    List<String> models = new ArrayList<>();
    list(tree, "models").forEach(model -> models.add(modelName(model)));
    List<List<ModelStatistics>> clusters = new ArrayList<>();
    list(tree, "clusters").forEach(cluster -> clusters.add(readScores(cluster, models)));
    JsonNode rule = required(tree, "rule");
    return new FittedRouter(text(required(tree, "embedder"), "fingerprint"), centroids(tree),
        models, clusters, readScores(required(tree, "overall"), models),
        new RoutingRule(integer(rule, "nearest"), decimal(rule, "sharpness"),
            decimal(rule, "shrinkage")),
        tree.has("radii") ? numbers(tree, "radii") : List.of(), OriginJson.evidence(tree),
        VotingJson.read(tree, models), PlansJson.read(tree, clusters.size()),
        OriginJson.provenance(tree));
  }

  private static Centroids centroids(JsonNode tree) {
    JsonNode rows = list(tree, "centroids");
    float[][] values = new float[rows.size()][];
    for (int cluster = 0; cluster < values.length; cluster++) {
      values[cluster] = row(rows.get(cluster), cluster);
    }
    Centroids centroids = Centroids.of(values);
    int declared = integer(required(tree, "embedder"), "dimension");
    if (declared != centroids.dimension()) {
      throw new FileException("the embedder has " + declared
          + " dimensions, the centroids have " + centroids.dimension());
    }
    return centroids;
  }

  private static float[] row(JsonNode numbers, int cluster) {
    if (!numbers.isArray()) {
      throw new FileException("centroid " + cluster + " is not a list: " + numbers);
    }
    float[] row = new float[numbers.size()];
    for (int i = 0; i < row.length; i++) {
      JsonNode number = numbers.get(i);
      if (!number.isNumber()) {
        throw new FileException("centroid " + cluster + " holds " + number);
      }
      row[i] = (float) number.doubleValue();
    }
    return row;
  }

  private static List<ModelStatistics> readScores(JsonNode object, List<String> models) {
    List<ModelStatistics> scores = new ArrayList<>();
    for (String model : models) {
      JsonNode entry = required(object, model);
      scores.add(new ModelStatistics(whole(entry, "count"), decimal(entry, "score"),
          optional(entry, "cost"), optional(entry, "prompt_tokens"),
          optional(entry, "completion_tokens"), optional(entry, "seconds")));
    }
    return scores;
  }

  private static String modelName(JsonNode model) {
    return check(model.isString(), "models", "a list of names", model).stringValue();
  }
}
