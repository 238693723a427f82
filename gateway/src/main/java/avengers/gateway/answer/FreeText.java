package avengers.gateway.answer;

import avengers.clustering.answer.Thoughts;
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
record FreeText(Optional<TextVectors> vectors) {
  private static final Logger LOG = LoggerFactory.getLogger(FreeText.class);

  /** Never fails: what is already chosen stands if the texts cannot be embedded. */
  Future<Vote> choose(VotingConfig config, Vote vote, CallScope scope) {
    List<Sample> texts = vote.speaking()
        .stream()
        .map(SampledReply::sample)
        .filter(sample -> !text(sample).isBlank())
        .toList();
    boolean nothingToChoose = texts.size() < 2
        || config.freeText() != VotingConfig.FreeText.MEDOID
        || !(vote.verdict() instanceof Verdict.NotComparable);
    if (nothingToChoose || vectors.isEmpty()) {
      return Future.succeededFuture(vote);
    }
    return vectors.get()
        .of(texts.stream().map(FreeText::text).toList(), scope)
        .map(found -> vote.with(medoid(texts, found, vote.verdict())))
        .otherwise(problem -> {
          LOG.warn("free texts were not compared, the best model's answers: {}",
              problem.getMessage());
          return vote;
        });
  }

  private static String text(Sample sample) {
    return Thoughts.removedFrom(sample.text());
  }
}
