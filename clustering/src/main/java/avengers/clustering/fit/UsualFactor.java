package avengers.clustering.fit;

import avengers.clustering.vote.LearnedVoting;
import avengers.clustering.vote.VoteWeights;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The factor of a model whose votes nobody has seen: the mean of the others'. Independence would be
 * the wrong guess: models mostly repeat each other, and one that counts as independent outvotes
 * all.
 */
final class UsualFactor {
  private UsualFactor() {}

  /** Gives each model a factor that has none; nothing changes where no model has any. */
  static VoteWeights of(Collection<String> models, VoteWeights weights) {
    Map<String, Double> factors = new HashMap<>(weights.factors());
    // In the order of names: a sum in another order may differ in its last bit.
    new TreeMap<>(weights.factors()).values()
        .stream()
        .mapToDouble(Double::doubleValue)
        .average()
        .ifPresent(mean -> models.forEach(model -> factors.putIfAbsent(model, mean)));
    return new VoteWeights(factors);
  }

  /** The same of all that was learned. */
  static LearnedVoting of(Collection<String> models, LearnedVoting voting) {
    return new LearnedVoting(of(models, voting.weights()), voting.calibration());
  }
}
