package avengers.clustering.plan;

import avengers.clustering.cluster.RankedModel;
import avengers.clustering.cluster.Ranking;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The models that may be asked for one request.
 *
 * @param ranking of them alone
 * @param costs of one call, by model
 */
record Usable(Ranking ranking, Map<String, CallCost> costs) {
  Usable {
    costs = Map.copyOf(costs);
  }

  /**
   * The models of a ranking that may be asked. One that is not ranked comes last. Under a cap of
   * costs a model that could cost anything may not be asked.
   */
  static Usable of(Ranking ranking, List<Candidate> candidates, Caps caps) {
    Map<String, CallCost> costs = candidates.stream()
        .filter(model -> caps.cost().isEmpty() || model.cost().most().isPresent())
        .collect(Collectors.toMap(Candidate::model, Candidate::cost));
    Set<String> unranked = new HashSet<>(costs.keySet());
    ranking.models().forEach(model -> unranked.remove(model.model()));
    List<RankedModel> models = Stream
        .concat(ranking.models().stream().filter(model -> costs.containsKey(model.model())),
            unranked.stream().sorted().map(model -> new RankedModel(model, 0, 0)))
        .toList();
    return new Usable(new Ranking(ranking.clusters(), models, ranking.outlier()), costs);
  }

  /** Whether a router knows anything of a model. */
  static boolean isScored(RankedModel model) {
    return model.support() > 0 || model.score() > 0;
  }

  boolean isEmpty() {
    return ranking.models().isEmpty();
  }

  /** Those that the router knows. */
  Usable scored() {
    return only(Usable::isScored);
  }

  private Usable only(Predicate<RankedModel> which) {
    return with(ranking.models().stream().filter(which).toList());
  }

  /** The same in another order, or fewer of them. */
  Usable with(List<RankedModel> models) {
    return new Usable(new Ranking(ranking.clusters(), models, ranking.outlier()), costs);
  }

  /** Without those that can cost most: so many of the others. Of equal ones the better stay. */
  Usable cheapest(int count) {
    Set<RankedModel> cheapest = ranking.models()
        .stream()
        .sorted(Comparator.comparingDouble(model -> most(model).orElse(Double.POSITIVE_INFINITY)))
        .limit(count)
        .collect(Collectors.toSet());
    return only(cheapest::contains);
  }

  private OptionalDouble most(RankedModel model) {
    return costs.getOrDefault(model.model(), CallCost.UNKNOWN).most();
  }
}
