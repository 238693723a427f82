package avengers.clustering.evaluate;

import avengers.clustering.answer.Answer;
import avengers.clustering.answer.AnswerKind;
import avengers.clustering.answer.Grader;
import avengers.clustering.cluster.RankedModel;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.fit.LabelledVote;
import avengers.clustering.observation.Observation;
import avengers.clustering.vote.Ballot;
import avengers.clustering.vote.MajorityVote;
import avengers.clustering.vote.Sample;
import avengers.clustering.vote.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The raw answers that were recorded for one query, read and graded once.
 *
 * @param replies by model
 */
record RecordedReplies(int alternatives, Map<String, List<Reply>> replies) {

  /**
   * A recorded raw answer.
   *
   * @param grade 1 if it is right, else 0
   */
  record Reply(String text, Optional<Answer> answer, double grade) {}

  /** Reads what can vote and be graded; empty for a query without. */
  static Optional<RecordedReplies> read(Observation query) {
    return query.samples().isEmpty() || query.answer().isEmpty()
        ? Optional.empty()
        : Optional.of(of(query));
  }

  /**
   * Reads a query's raw answers; all alike, as one kind.
   *
   * @throws IllegalArgumentException if the right answer is not known
   */
  static RecordedReplies of(Observation query) {
    String right = query.answer()
        .orElseThrow(() -> new IllegalArgumentException(
            "a vote can only be graded where the observations hold the right \"answer\""));
    AnswerKind kind = AnswerKind.of(query.query(),
        query.samples().values().stream().flatMap(List::stream).toList());
    Map<String, List<Reply>> replies = new TreeMap<>();
    query.samples()
        .forEach((model, texts) -> replies.put(model,
            texts.stream()
                .map(text -> new Reply(text, kind.read(text),
                    Grader.grade(query.query(), right, text)))
                .toList()));
    return new RecordedReplies(kind.alternatives(), replies);
  }

  /** The ranking of those models that replied. */
  Ranking ofReplying(Ranking ranking) {
    return new Ranking(ranking.clusters(),
        ranking.models().stream().filter(model -> replies.containsKey(model.model())).toList(),
        ranking.outlier());
  }

  /** The ballots of one model's first replies. */
  List<Ballot> ballots(RankedModel model, int samples) {
    return replies.getOrDefault(model.model(), List.of())
        .stream()
        .limit(samples)
        .map(reply -> new Ballot(new Sample(model.model(), model.score(), reply.text()),
            reply.answer()))
        .toList();
  }

  /** The grade of the text that wins, 0 or 1. */
  double grade(List<Ballot> ballots, ToDoubleFunction<Sample> weight) {
    Verdict verdict = MajorityVote.count(ballots, weight);
    return verdict.winner().map(this::grade).orElse(0.0);
  }

  private double grade(Sample sample) {
    return replies.getOrDefault(sample.model(), List.of())
        .stream()
        .filter(reply -> reply.text().equals(sample.text()))
        .findFirst()
        .map(Reply::grade)
        .orElse(0.0);
  }

  /** The votes of these models with one sample each, and which answer was right. */
  LabelledVote labelled(List<RankedModel> models) {
    Map<Answer, List<Sample>> parties = new LinkedHashMap<>();
    for (RankedModel model : models) {
      for (Ballot ballot : ballots(model, 1)) {
        ballot.answer()
            .ifPresent(answer -> parties.computeIfAbsent(answer, first -> new ArrayList<>())
                .add(ballot.sample()));
      }
    }
    List<List<Sample>> samples = List.copyOf(parties.values());
    int right = -1;
    for (int party = samples.size() - 1; party >= 0; party--) {
      right = grade(samples.get(party).getFirst()) > 0 ? party : right;
    }
    return new LabelledVote(samples, right, alternatives);
  }
}
