package avengers.clustering.evaluate;

import avengers.clustering.answer.AnswerKind;
import avengers.clustering.answer.Grader;
import avengers.clustering.answer.KindChoice;
import avengers.clustering.answer.Prompt;
import avengers.clustering.answer.Reading;
import avengers.clustering.answer.Reply;
import avengers.clustering.cluster.RankedModel;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.fit.LabelledVote;
import avengers.clustering.observation.Observation;
import avengers.clustering.vote.Election;
import avengers.clustering.vote.Party;
import avengers.clustering.vote.Sample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The raw answers that were recorded for one query, read and graded once.
 *
 * @param kind what they are compared as
 * @param replies by model
 */
record RecordedReplies(AnswerKind kind, Map<String, List<Recorded>> replies) {

  /**
   * A recorded raw answer.
   *
   * @param grade 1 if it is right, else 0
   */
  record Recorded(Reading reading, double grade) {}

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
    Prompt prompt = Prompt.of(query.query());
    Grader grader = new Grader(prompt, right);
    Map<String, List<Recorded>> replies = new TreeMap<>();
    query.samples()
        .forEach((model, texts) -> replies.put(model,
            texts.stream().map(text -> recorded(grader, text)).toList()));
    List<Reading> readings = replies.values()
        .stream()
        .flatMap(List::stream)
        .map(Recorded::reading)
        .toList();
    return new RecordedReplies(KindChoice.of(prompt, readings), replies);
  }

  private static Recorded recorded(Grader grader, String text) {
    Reading reading = Reading.of(Reply.of(text));
    return new Recorded(reading, grader.grade(reading));
  }

  /** The ranking of those models that replied. */
  Ranking ofReplying(Ranking ranking) {
    return new Ranking(ranking.clusters(),
        ranking.models().stream().filter(model -> replies.containsKey(model.model())).toList(),
        ranking.outlier());
  }

  /** One model's first samples. */
  List<Sample> samples(RankedModel model, int samples) {
    return replies.getOrDefault(model.model(), List.of())
        .stream()
        .limit(samples)
        .map(reply -> new Sample(model.model(), model.score(), reply.reading(),
            OptionalDouble.empty()))
        .toList();
  }

  /** The grade of the text that wins, 0 or 1. */
  double grade(Election election, List<Sample> samples) {
    return election.decide(kind, samples).winner().map(this::grade).orElse(0.0);
  }

  private double grade(Sample sample) {
    return replies.getOrDefault(sample.model(), List.of())
        .stream()
        .filter(reply -> reply.reading() == sample.reading())
        .findFirst()
        .map(Recorded::grade)
        .orElse(0.0);
  }

  /** The votes of these models with one sample each, and which answer was right. */
  LabelledVote labelled(List<RankedModel> models) {
    List<Sample> samples = models.stream()
        .flatMap(model -> samples(model, 1).stream())
        .toList();
    List<List<Sample>> parties = Election.PLAIN.count(kind, samples)
        .parties()
        .stream()
        .map(Party::samples)
        .toList();
    int right = -1;
    for (int party = parties.size() - 1; party >= 0; party--) {
      right = grade(parties.get(party).getFirst()) > 0 ? party : right;
    }
    return new LabelledVote(parties, right, kind.alternatives());
  }
}
