package avengers.clustering.suggestion;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** The known word that was probably meant by an unknown one. */
public final class Suggestion {
  /** Lets a swapped pair of letters pass, and no merely similar word. */
  private static final double NEAR = 0.85;
  private static final int LONGEST = 60;

  private Suggestion() {}

  /** The nearest of the known words, if any is near enough. */
  public static Optional<String> of(String unknown, Collection<String> known) {
    if (unknown.length() > LONGEST) {
      return Optional.empty();
    }
    JaroWinklerSimilarity similarity = new JaroWinklerSimilarity();
    Comparator<String> nearness = Comparator.comparing(word -> similarity.apply(unknown, word));
    return known.stream().max(nearness).filter(word -> similarity.apply(unknown, word) >= NEAR);
  }
}
