package avengers.gateway.config;

import avengers.clustering.stopping.AskAll;
import avengers.clustering.stopping.StoppingRule;
import java.util.Optional;

/**
 * How an ensemble's samples vote.
 *
 * @param stopping when there are enough samples; that the vote is decided is always asked first
 * @param doubt what a verdict must pass, and what follows if it does not; any stands without
 */
public record VotingConfig(Weighting weighting,
    FreeText freeText,
    StoppingRule stopping,
    Optional<DoubtConfig> doubt) {
  /** What holds where nothing is configured. */
  public static final VotingConfig USUAL = new VotingConfig(Weighting.LEARNED, FreeText.MEDOID,
      new AskAll(), Optional.empty());

  /** How much each vote counts. */
  public enum Weighting {
    /** Its log-odds where the router file has learned the models' factors, else one. */
    LEARNED,
    /** Its log-odds, as if models erred independently where nothing was learned. */
    WEIGHTED,
    /** One. */
    PLAIN
  }

  /** Which text answers where answers cannot be compared. */
  public enum FreeText {
    /** The one that is nearest to all others. */
    MEDOID,
    /** The best model's. */
    BEST
  }
}
