package avengers.clustering.vote;

import java.util.Arrays;
import java.util.List;

/**
 * Chooses among free texts, which have no majority: the one nearest to all others in the embedding
 * space. Equally near ones: the better-scored model's, then the first.
 */
public final class Medoid {
  private Medoid() {}

  /** The samples whose texts are worth comparing: those that are not silent, all if each is. */
  public static List<Sample> candidates(List<Sample> samples) {
    List<Sample> speaking = Uncounted.speaking(samples);
    return speaking.isEmpty() ? List.copyOf(samples) : speaking;
  }

  /**
   * Chooses the candidate of the largest mean cosine with the others. That mean, held within 0 to
   * 1, is the agreement; 0 where there are no others.
   *
   * @param tally of all samples, none of which states an answer that can be compared
   * @param candidates at least one
   * @param vectors their texts' embeddings, in the same order: of length 1, all in one space
   * @throws IllegalArgumentException if there is no candidate, or not one vector each
   */
  public static Verdict.NotComparable choose(Tally tally, List<Sample> candidates,
      List<float[]> vectors) {
    if (candidates.isEmpty() || candidates.size() != vectors.size()) {
      throw new IllegalArgumentException("a medoid needs one vector a text, and a text: there are "
          + candidates.size() + " texts, " + vectors.size() + " vectors");
    }
    int chosen = 0;
    double nearest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < vectors.size(); i++) {
      double nearness = meanCosine(vectors, i);
      if (nearness > nearest || (nearness == nearest
          && candidates.get(i).score() > candidates.get(chosen).score())) {
        chosen = i;
        nearest = nearness;
      }
    }
    return new Verdict.NotComparable(candidates.get(chosen), tally, Math.clamp(nearest, 0.0, 1.0));
  }

  /** Adds smallest first, so that equal texts are equally near wherever they stand. */
  private static double meanCosine(List<float[]> vectors, int of) {
    int others = vectors.size() - 1;
    double[] cosines = new double[others];
    for (int other = 0; other < others; other++) {
      cosines[other] = cosine(vectors.get(of), vectors.get(other < of ? other : other + 1));
    }
    Arrays.sort(cosines);
    double sum = 0;
    for (double cosine : cosines) {
      sum += cosine;
    }
    return others == 0 ? 0 : sum / others;
  }

  private static double cosine(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * (double) other[i];
    }
    return sum;
  }
}
