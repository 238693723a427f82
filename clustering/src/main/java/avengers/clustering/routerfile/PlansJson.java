package avengers.clustering.routerfile;

import static avengers.clustering.routerfile.JsonFields.decimal;
import static avengers.clustering.routerfile.JsonFields.integer;
import static avengers.clustering.routerfile.JsonFields.list;
import static avengers.clustering.routerfile.JsonFields.numbers;
import static avengers.clustering.routerfile.JsonFields.required;
import static avengers.clustering.routerfile.JsonFields.truth;
import static avengers.clustering.routerfile.JsonFields.whole;

import avengers.clustering.file.FileException;
import avengers.clustering.forecast.DialPosition;
import avengers.clustering.forecast.LearnedPlans;
import avengers.clustering.forecast.Logistic;
import avengers.clustering.forecast.MeasuredShape;
import avengers.clustering.forecast.PlanShape;
import avengers.clustering.forecast.PlanShape.Then;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The part of a router file that says what was measured of plans. */
final class PlansJson {
  /** A plan's accuracy is foreseen by so many features, one more if it has a second step. */
  private static final int FEATURES = 3;

  private PlansJson() {}

  static void write(LearnedPlans plans, ObjectNode object) {
    object.put("cost_unit", plans.costUnit()).put("priced", plans.priced());
    ArrayNode dial = object.putArray("dial");
    plans.dial()
        .forEach(at -> dial.addObject()
            .put("quality", at.quality())
            .put("alpha", at.alpha())
            .put("accuracy", at.accuracy())
            .put("standard_error", at.standardError())
            .put("cost", at.cost())
            .put("calls", at.calls()));
    ArrayNode shapes = object.putArray("shapes");
    plans.shapes().forEach(shape -> write(shape, shapes.addObject()));
    ArrayNode ease = object.putArray("ease");
    plans.ease().forEach(ease::add);
  }

  private static void write(MeasuredShape measured, ObjectNode object) {
    PlanShape shape = measured.shape();
    object.put("models", shape.models()).put("samples", shape.samples());
    shape.then().ifPresent(then -> {
      switch (then) {
        case Then.More(double threshold, int models) ->
          object.putObject("then").put("below", threshold).put("more", models);
        case Then.Stronger(double threshold) ->
          object.putObject("then").put("below", threshold);
      }
    });
    object.put("count", measured.count()).put("standard_error", measured.standardError());
    write(measured.accuracy(), object.putArray("accuracy"));
    measured.second().ifPresent(second -> write(second, object.putArray("second")));
  }

  private static void write(Logistic logistic, ArrayNode array) {
    array.add(logistic.intercept());
    logistic.coefficients().forEach(array::add);
  }

  /**
   * Reads what was measured of plans, if that was.
   *
   * @param clusters how many the router has
   */
  static Optional<LearnedPlans> read(JsonNode tree, int clusters) {
    if (!tree.has("plans")) {
      return Optional.empty();
    }
    JsonNode plans = required(tree, "plans");
    List<MeasuredShape> shapes = new ArrayList<>();
    list(plans, "shapes").forEach(shape -> shapes.add(shape(shape)));
    if (shapes.stream().noneMatch(measured -> measured.shape().equals(PlanShape.ONE))) {
      throw new FileException("\"shapes\" holds no plan of one sample of one model");
    }
    List<DialPosition> dial = new ArrayList<>();
    list(plans, "dial").forEach(at -> dial.add(new DialPosition(decimal(at, "quality"),
        decimal(at, "alpha"), decimal(at, "accuracy"), decimal(at, "standard_error"),
        decimal(at, "cost"), decimal(at, "calls"))));
    List<Double> ease = plans.has("ease") ? numbers(plans, "ease") : List.of();
    if (!ease.isEmpty() && ease.size() != clusters) {
      throw new FileException("\"ease\" is of " + ease.size() + " clusters, the router has "
          + clusters);
    }
    return Optional.of(new LearnedPlans(shapes, decimal(plans, "cost_unit"),
        truth(plans, "priced"), dial, ease));
  }

  private static MeasuredShape shape(JsonNode of) {
    PlanShape shape = new PlanShape(integer(of, "models"), integer(of, "samples"),
        of.has("then") ? Optional.of(then(required(of, "then"))) : Optional.empty());
    int features = shape.then().isPresent() ? FEATURES + 1 : FEATURES;
    return new MeasuredShape(shape, logistic(of, "accuracy", features),
        of.has("second") ? Optional.of(logistic(of, "second", features)) : Optional.empty(),
        decimal(of, "standard_error"), whole(of, "count"));
  }

  private static Then then(JsonNode of) {
    double below = decimal(of, "below");
    return of.has("more")
        ? new Then.More(below, integer(of, "more"))
        : new Then.Stronger(below);
  }

  private static Logistic logistic(JsonNode of, String key, int features) {
    List<Double> numbers = numbers(of, key);
    if (numbers.size() != features + 1) {
      throw new FileException("\"" + key + "\" holds " + numbers.size() + " numbers, not "
          + (features + 1));
    }
    return new Logistic(numbers.getFirst(), numbers.subList(1, numbers.size()));
  }
}
