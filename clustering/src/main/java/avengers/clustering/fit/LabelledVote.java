package avengers.clustering.fit;

import avengers.clustering.vote.Sample;
import java.util.List;

/**
 * The votes on one query whose right answer is known.
 *
 * @param parties the samples by what they answer; their scores must not know this query
 * @param right which party is right; negative if none is
 * @param alternatives how many answers there are to choose from
 */
public record LabelledVote(List<List<Sample>> parties, int right, int alternatives) {
  public LabelledVote {
    parties = parties.stream().map(List::copyOf).toList();
    if (right >= parties.size()) {
      throw new IllegalArgumentException("party " + right + " of " + parties.size() + " is right");
    }
  }

  /** How many possible answers nobody gave. */
  int answersOfNobody() {
    return Math.max(right < 0 ? 1 : 0, alternatives - parties.size());
  }
}
