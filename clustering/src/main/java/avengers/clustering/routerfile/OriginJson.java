package avengers.clustering.routerfile;

import static avengers.clustering.routerfile.JsonFields.decimal;
import static avengers.clustering.routerfile.JsonFields.integer;
import static avengers.clustering.routerfile.JsonFields.list;
import static avengers.clustering.routerfile.JsonFields.required;
import static avengers.clustering.routerfile.JsonFields.text;
import static avengers.clustering.routerfile.JsonFields.truth;
import static avengers.clustering.routerfile.JsonFields.whole;

import avengers.clustering.cluster.Addition;
import avengers.clustering.cluster.Evidence;
import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.Provenance;
import avengers.clustering.file.FileException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The parts of a router file that say where the router comes from, and what it is worth. */
final class OriginJson {
  private OriginJson() {}

  static void write(FittedRouter router, ObjectNode tree) {
    Provenance provenance = router.provenance();
    ObjectNode origin = tree.putObject("provenance")
        .put("created", provenance.created().toString())
        .put("seed", provenance.seed())
        .put("source_sha256", provenance.sourceHash())
        .put("queries", provenance.queries());
    if (!provenance.additions().isEmpty()) {
      ArrayNode added = origin.putArray("added");
      provenance.additions()
          .forEach(one -> added.addObject()
              .put("model", one.model())
              .put("added", one.added().toString())
              .put("source_sha256", one.sourceHash())
              .put("queries", one.queries()));
    }
    router.evidence()
        .ifPresent(evidence -> tree.putObject("evidence")
            .put("best_single", evidence.bestSingle())
            .put("difference", evidence.difference())
            .put("standard_error", evidence.standardError())
            .put("dominates", evidence.dominates()));
  }

  static Provenance provenance(JsonNode tree) {
    JsonNode of = required(tree, "provenance");
    List<Addition> additions = new ArrayList<>();
    if (of.has("added")) {
      list(of, "added").forEach(one -> additions.add(new Addition(text(one, "model"),
          instant(one, "added"), text(one, "source_sha256"), integer(one, "queries"))));
    }
    return new Provenance(whole(of, "seed"), instant(of, "created"), text(of, "source_sha256"),
        integer(of, "queries"), additions);
  }

  static Optional<Evidence> evidence(JsonNode tree) {
    if (!tree.has("evidence")) {
      return Optional.empty();
    }
    JsonNode of = required(tree, "evidence");
    return Optional.of(new Evidence(text(of, "best_single"), decimal(of, "difference"),
        decimal(of, "standard_error"), truth(of, "dominates")));
  }

  private static Instant instant(JsonNode object, String key) {
    String text = text(object, key);
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new FileException("\"" + key + "\" is no date: " + text);
    }
  }
}
