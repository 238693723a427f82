package avengers.clustering.fit;

import avengers.clustering.answer.AnswerKind;
import avengers.clustering.answer.Grader;
import avengers.clustering.answer.KindChoice;
import avengers.clustering.answer.Prompt;
import avengers.clustering.answer.Reading;
import avengers.clustering.answer.Reply;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.observation.Observation;
import avengers.clustering.plan.Plan;
import avengers.clustering.vote.Election;
import avengers.clustering.vote.Party;
import avengers.clustering.vote.Sample;
import avengers.clustering.vote.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The raw answers that were recorded for one query, read and graded once.
 *
 * @param kind what they are compared as
 * @param replies by model
 */
public record RecordedReplies(AnswerKind kind, Map<String, List<Recorded>> replies) {
  private static final int MOST_SAMPLES = 7;

  /**
   * A recorded raw answer.
   *
   * @param grade 1 if it is right, else 0
   */
  public record Recorded(Reading reading, double grade) {}

  /** Reads what can vote and be graded, on all cores; empty for a query without. */
  public static List<Optional<RecordedReplies>> read(LabelledQueries queries) {
    return queries.queries()
        .parallelStream()
        .map(query -> query.samples().isEmpty() || query.answer().isEmpty()
            ? Optional.<RecordedReplies>empty()
            : Optional.of(of(query)))
        .toList();
  }

  /**
   * Reads a query's raw answers; all alike, as one kind.
   *
   * @throws IllegalArgumentException if the right answer is not known
   */
  public static RecordedReplies of(Observation query) {
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

  /** The ranking of those models whose replies were kept. */
  Ranking ofReplying(Ranking ranking) {
    return new Ranking(ranking.clusters(),
        ranking.models().stream().filter(model -> replies.containsKey(model.model())).toList(),
        ranking.outlier());
  }

  /** How a ranking's best models answer. Models whose replies were not kept are not asked. */
  public Plan plan(Ranking ranking, int samples, int models) {
    return Plan.spread(ofReplying(ranking), samples, models);
  }

  /** What a plan's models answered: their first samples, or less where there are less. */
  public List<Sample> samples(Plan plan) {
    return plan.shares()
        .stream()
        .flatMap(share -> recorded(share.model().model()).stream()
            .limit(share.samples())
            .map(reply -> new Sample(share.model().model(), share.model().score(),
                reply.reading(), OptionalDouble.empty())))
        .toList();
  }

  /** Lets samples of these replies vote. */
  public Verdict decide(Election election, List<Sample> samples) {
    return election.decide(kind, samples);
  }

  /** The grade of the text that wins, 0 or 1. */
  public double grade(Verdict verdict) {
    return verdict.winner().map(this::grade).orElse(0.0);
  }

  private double grade(Sample sample) {
    return recorded(sample.model()).stream()
        .filter(reply -> reply.reading() == sample.reading())
        .findFirst()
        .map(Recorded::grade)
        .orElse(0.0);
  }

  private List<Recorded> recorded(String model) {
    return replies.getOrDefault(model, List.of());
  }

  /**
   * The verdicts of all votes of one to seven samples that the replies are enough for, over one or
   * more of the best models; together they count for one.
   */
  List<JudgedVerdict> judged(Election election, Ranking ranking) {
    List<Verdict> verdicts = plans(ranking).stream()
        .map(plan -> decide(election, samples(plan)))
        .filter(verdict -> verdict.voters() > 0)
        .toList();
    return verdicts.stream()
        .map(verdict -> new JudgedVerdict(verdict.tally(), grade(verdict) > 0,
            1.0 / verdicts.size()))
        .toList();
  }

  private List<Plan> plans(Ranking ranking) {
    return IntStream.rangeClosed(1, MOST_SAMPLES)
        .boxed()
        .flatMap(samples -> IntStream.rangeClosed(1, samples)
            .mapToObj(models -> plan(ranking, samples, models)))
        .filter(plan -> plan.shares()
            .stream()
            .allMatch(share -> share.samples() <= recorded(share.model().model()).size()))
        .distinct()
        .toList();
  }

  /** The votes of all ranked models with one sample each, and which answer was right. */
  LabelledVote labelled(Ranking ranking) {
    int models = ofReplying(ranking).models().size();
    List<List<Sample>> parties = Election.PLAIN.count(kind, samples(plan(ranking, models, models)))
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
