package avengers.gateway.answer;

import avengers.clustering.cluster.RankedModel;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.plan.Candidate;
import avengers.clustering.plan.Needs;
import avengers.clustering.stopping.Slot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who may be asked instead of a model that failed. A model that was not asked yet goes first, as it
 * errs in other ways than those that were.
 *
 * @param able those that serve the request, best first
 * @param repeat whether a model may be asked for one more sample: not where it would say the same
 */
record Substitutes(List<Slot> able, boolean repeat) {
  Substitutes {
    able = List.copyOf(able);
  }

  /**
   * Of all candidates those that serve a request, within its caps of cost, and whose votes count
   * for something.
   *
   * @param costCapped whether each call needs a known worst case
   */
  static Substitutes of(Ranking ranking, List<Candidate> candidates, Needs needs,
      RequestVoting voting, boolean costCapped, boolean repeat) {
    return new Substitutes(ranking.models()
        .stream()
        .filter(voting::canWeigh)
        .filter(model -> candidates.stream()
            .anyMatch(candidate -> serves(candidate, model, needs)
                && (!costCapped || candidate.cost().most().isPresent())))
        .map(model -> new Slot(model.model(), model.score()))
        .toList(), repeat);
  }

  private static boolean serves(Candidate candidate, RankedModel model, Needs needs) {
    return candidate.model().equals(model.model())
        && needs.lackingIn(candidate.capabilities()).isEmpty()
        && needs.fit(candidate.capabilities());
  }

  /**
   * The next one.
   *
   * @param asked the models that were asked, or will be
   * @param failed the models that failed
   * @param healthy whether it is worth asking a model at this moment
   */
  Optional<Slot> next(Set<String> asked, Set<String> failed, Predicate<String> healthy) {
    List<Slot> left = able.stream()
        .filter(slot -> !failed.contains(slot.model()) && healthy.test(slot.model()))
        .toList();
    return left.stream()
        .filter(slot -> !asked.contains(slot.model()))
        .findFirst()
        .or(() -> repeat ? left.stream().findFirst() : Optional.empty());
  }
}
