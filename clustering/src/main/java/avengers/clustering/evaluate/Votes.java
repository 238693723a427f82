package avengers.clustering.evaluate;

import avengers.clustering.fit.LabelledQueries;
import avengers.clustering.fit.RecordedReplies;
import avengers.clustering.vote.LearnedVoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Measures votes of one to seven models, over several splits. */
final class Votes {
  private static final int MOST_MODELS = 7;

  private final List<Optional<RecordedReplies>> replies;
  private final List<VoteScores> plain;
  private final List<VoteScores> weighted;

  /** Reads the raw answers of all queries. */
  Votes(LabelledQueries queries) {
    replies = RecordedReplies.read(queries);
    int models = replies.stream()
        .flatMap(Optional::stream)
        .mapToInt(of -> of.replies().size())
        .max()
        .orElse(0);
    plain = scores(queries, models);
    weighted = scores(queries, models);
  }

  private static List<VoteScores> scores(LabelledQueries queries, int models) {
    return IntStream.range(0, Math.min(MOST_MODELS, models))
        .mapToObj(i -> new VoteScores(queries.size()))
        .toList();
  }

  /** How many models have raw answers. */
  int models() {
    return (int) replies.stream()
        .flatMap(Optional::stream)
        .flatMap(of -> of.replies().keySet().stream())
        .distinct()
        .count();
  }

  /** The raw answers by position among all queries. */
  List<Optional<RecordedReplies>> replies() {
    return replies;
  }

  /** The scores of one split, by number of models less one. */
  record Split(List<VotedSplit> plain, List<VotedSplit> weighted) {}

  /** Lets the recorded answers of a split's test queries vote; nothing if none are recorded. */
  Split measure(Evaluation evaluation, LearnedVoting learned) {
    List<VotedSplit> one = new ArrayList<>();
    List<VotedSplit> other = new ArrayList<>();
    if (!plain.isEmpty()) {
      for (int models = 1; models <= plain.size(); models++) {
        one.add(evaluation.voted(RecordedVote.plain(models, models), replies,
            learned.calibration()));
        other.add(evaluation.voted(RecordedVote.weighted(models, learned.weights()), replies,
            learned.calibration()));
      }
    }
    return new Split(one, other);
  }

  void add(HeldOut parts, Split split) {
    for (int i = 0; i < split.plain().size(); i++) {
      plain.get(i).add(parts, split.plain().get(i));
      weighted.get(i).add(parts, split.weighted().get(i));
    }
  }

  List<VoteResult> results(QueryScores bestSingle) {
    return IntStream.range(0, plain.size())
        .mapToObj(i -> new VoteResult(i + 1, plain.get(i).row(bestSingle), plain.get(i).error(),
            weighted.get(i).row(bestSingle), weighted.get(i).error()))
        .toList();
  }
}
