package avengers.clustering.plan;

import avengers.clustering.cluster.RankedModel;
import avengers.clustering.cluster.Ranking;
import java.util.ArrayList;
import java.util.List;

/**
 * Which models answer a query.
 *
 * @param shares best model first
 */
public record Plan(List<Share> shares) {
  public Plan {
    shares = List.copyOf(shares);
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

  public int samples() {
    return shares.stream().mapToInt(Share::samples).sum();
  }
}
