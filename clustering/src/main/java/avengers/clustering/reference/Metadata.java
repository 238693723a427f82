package avengers.clustering.reference;

import avengers.clustering.cluster.FittedRouter;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code metadata.json} says, under the names that Avengers-Pro uses.
 *
 * @param clusters how many, where told
 * @param embeddingModel a name, or the fingerprint of one of our embedders, where told
 * @param seed 0 where not told
 */
record Metadata(OptionalInt clusters, Optional<String> embeddingModel, long seed) {
  static final Metadata NONE = new Metadata(OptionalInt.empty(), Optional.empty(), 0);

  static Metadata read(JsonNode tree) {
    JsonNode clusters = tree.path("n_clusters");
    JsonNode model = tree.path("embedding_model");
    return new Metadata(
        clusters.isInt() ? OptionalInt.of(clusters.intValue()) : OptionalInt.empty(),
        model.isString() ? Optional.of(model.stringValue()) : Optional.empty(),
        tree.path("config").path("seed").asLong(0));
  }

  static ObjectNode write(FittedRouter router) {
    ObjectNode tree = JsonMapper.shared()
        .createObjectNode()
        .put("n_clusters", router.centroids().count())
        .put("embedding_model", router.embedder())
        .put("embedding_dimension", router.centroids().dimension())
        .put("normalizer_type", "l2")
        .put("timestamp", router.provenance().created().toString())
        .put("source_sha256", router.provenance().sourceHash())
        .put("queries", router.provenance().queries());
    router.models().forEach(tree.putArray("available_models")::add);
    tree.putObject("config")
        .put("n_clusters", router.centroids().count())
        .put("seed", router.provenance().seed());
    return tree;
  }
}
