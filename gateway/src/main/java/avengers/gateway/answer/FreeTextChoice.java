package avengers.gateway.answer;

import avengers.clustering.answer.statement.Thoughts;
import avengers.clustering.vote.Medoid;
import avengers.clustering.vote.Sample;
import avengers.clustering.vote.Verdict;
import avengers.gateway.backend.CallScope;
import avengers.gateway.config.VotingConfig;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses among texts that cannot be compared: the one nearest to all others, where texts can be
 * embedded and the configuration says so, else the best model's.
 */
record FreeTextChoice(Optional<TextVectors> vectors) {
  private static final Logger LOG = LoggerFactory.getLogger(FreeTextChoice.class);

  /** Never fails: what is already chosen stands if the texts cannot be embedded. */
  Future<Vote> choose(VotingConfig config, Vote vote, CallScope scope) {
    boolean wanted = config.freeText() == VotingConfig.FreeText.MEDOID;
    return wanted && vectors.isPresent()
        && vote.verdict() instanceof Verdict.NotComparable verdict
            ? medoid(vectors.get(), verdict, vote, scope)
            : Future.succeededFuture(vote);
  }

  /** Of one text there is nothing to choose, and no agreement to tell. */
  private static Future<Vote> medoid(TextVectors vectors, Verdict.NotComparable verdict, Vote vote,
      CallScope scope) {
    List<Sample> texts = Medoid.candidates(vote.samples());
    if (texts.size() < 2) {
      return Future.succeededFuture(vote);
    }
    return vectors
        .of(texts.stream().map(text -> Thoughts.removedFrom(text.text())).toList(), scope)
        .map(found -> vote.with(Medoid.choose(verdict.tally(), texts, found)))
        .otherwise(problem -> {
          LOG.warn("free texts could not be embedded, so the best model's answers: {}",
              problem.getMessage());
          return vote;
        });
  }
}
