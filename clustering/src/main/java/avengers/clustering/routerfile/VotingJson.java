package avengers.clustering.routerfile;

import static avengers.clustering.routerfile.JsonFields.check;
import static avengers.clustering.routerfile.JsonFields.numbers;
import static avengers.clustering.routerfile.JsonFields.required;

import avengers.clustering.file.FileException;
import avengers.clustering.vote.Calibration;
import avengers.clustering.vote.ConfidenceCurve;
import avengers.clustering.vote.LearnedVoting;
import avengers.clustering.vote.VoteWeights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The part of a router file that says what was learned about votes. */
final class VotingJson {
  private VotingJson() {}

  static void write(LearnedVoting voting, ObjectNode object) {
    ObjectNode factors = object.putObject("factors");
    new TreeMap<>(voting.weights().factors()).forEach(factors::put);
    ObjectNode calibration = object.putObject("calibration");
    voting.calibration()
        .overall()
        .ifPresent(curve -> write(curve, calibration.putObject("overall")));
    ObjectNode kinds = calibration.putObject("kinds");
    new TreeMap<>(voting.calibration().byKind())
        .forEach((kind, curve) -> write(curve, kinds.putObject(kind)));
  }

  private static void write(ConfidenceCurve curve, ObjectNode object) {
    ArrayNode leads = object.putArray("leads");
    curve.leads().forEach(leads::add);
    ArrayNode confidences = object.putArray("confidences");
    curve.confidences().forEach(confidences::add);
  }

  /**
   * Reads what a router learned about votes, if it did.
   *
   * @param models the router's
   */
  static Optional<LearnedVoting> read(JsonNode tree, List<String> models) {
    if (!tree.has("voting")) {
      return Optional.empty();
    }
    JsonNode voting = object(tree, "voting");
    JsonNode calibration = object(voting, "calibration");
    Optional<ConfidenceCurve> overall = calibration.has("overall")
        ? Optional.of(curve(calibration, "overall"))
        : Optional.empty();
    JsonNode kinds = object(calibration, "kinds");
    Map<String, ConfidenceCurve> byKind = new HashMap<>();
    kinds.propertyNames().forEach(kind -> byKind.put(kind, curve(kinds, kind)));
    return Optional.of(
        new LearnedVoting(weights(object(voting, "factors"), models),
            new Calibration(byKind, overall)));
  }

  private static VoteWeights weights(JsonNode factors, List<String> models) {
    Map<String, Double> byModel = new HashMap<>();
    for (String model : factors.propertyNames()) {
      if (!models.contains(model)) {
        throw new FileException("\"factors\" names " + model + ", which is not among the models");
      }
      byModel.put(model, JsonFields.decimal(factors, model));
    }
    return new VoteWeights(byModel);
  }

  private static ConfidenceCurve curve(JsonNode curves, String key) {
    JsonNode curve = object(curves, key);
    return new ConfidenceCurve(numbers(curve, "leads"), numbers(curve, "confidences"));
  }

  private static JsonNode object(JsonNode tree, String key) {
    JsonNode value = required(tree, key);
    return check(value.isObject(), key, "an object", value);
  }
}
