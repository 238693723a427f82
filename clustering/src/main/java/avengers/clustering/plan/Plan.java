package avengers.clustering.plan;

import avengers.clustering.cluster.RankedModel;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.stopping.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which models answer a query.
 *
 * @param shares best model first
 * @param second what follows where their vote is not sure enough
 */
public record Plan(List<Share> shares, Optional<Second> second) {
  public Plan {
    shares = List.copyOf(shares);
  }

  /** A plan whose vote stands however sure it is. */
  public Plan(List<Share> shares) {
    this(shares, Optional.empty());
  }

  /** How many samples one model gives. */
  public record Share(RankedModel model, int samples) {}

  /**
   * Spreads samples over the best models as evenly as it goes; what is left over goes to the better
   * ones. Models beyond the number of samples, or of ranked models, are not asked.
   */
  public static Plan spread(Ranking ranking, int samples, int models) {
    int asked = Math.min(Math.min(models, samples), ranking.models().size());
    List<Share> shares = new ArrayList<>();
    for (int i = 0; i < asked; i++) {
      int share = samples / asked + (i < samples % asked ? 1 : 0);
      shares.add(new Share(ranking.models().get(i), share));
    }
    return new Plan(shares);
  }

  public List<String> models() {
    return shares.stream().map(share -> share.model().model()).toList();
  }

  /** How many samples are asked for at first. */
  public int samples() {
    return shares.stream().mapToInt(Share::samples).sum();
  }

  /** How many samples are asked for at most. */
  public int most() {
    return samples() + second.map(Second::samples).orElse(0);
  }

  /**
   * The samples in the order in which they are asked for one after the other: of each model one,
   * best model first, and so on in rounds. So whatever part of the plan is asked holds the models
   * as the whole plan does, as nearly as it goes, which rules that stop early reckon with; and two
   * models that agree say more than one that agrees with itself. The first samples of a plan of
   * more are those of a plan of fewer.
   */
  public List<Slot> slots() {
    List<Slot> slots = new ArrayList<>();
    int rounds = shares.stream().mapToInt(Share::samples).max().orElse(0);
    for (int round = 0; round < rounds; round++) {
      for (Share share : shares) {
        if (share.samples() > round) {
          slots.add(new Slot(share.model().model(), share.model().score()));
        }
      }
    }
    return List.copyOf(slots);
  }
}
