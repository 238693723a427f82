package avengers.gateway.answer;

import avengers.clustering.answer.Silence;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.vote.Party;
import avengers.clustering.vote.Verdict;
import avengers.gateway.backend.Failure;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ChatAnswer;
import avengers.gateway.openai.RandomId;
import avengers.gateway.openai.TokenUsage;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What an ensemble answers, and how that came about. */
public final class EnsembleAnswer {
  /** What the client gets. */
  public sealed interface Result {
    /** A chat completion. */
    record Given(ObjectNode body) implements Result {}

    /** An error, as the verdict was uncertain and that is not enough. */
    record Refused(ApiError error) implements Result {}
  }

  private final Result result;
  private final Ranking ranking;
  private final Collected collected;
  private final Vote vote;
  private final Doubts.Settled settled;
  private final String choices;
  private final String degraded;

  private EnsembleAnswer(Result result, Ranking ranking, Collected collected, Vote vote,
      Doubts.Settled settled, String choices, String degraded) {
    this.result = result;
    this.ranking = ranking;
    this.collected = collected;
    this.vote = vote;
    this.settled = settled;
    this.choices = choices;
    this.degraded = degraded;
  }

  /**
   * The answer that the client gets, made in time linear in the length of the replies.
   *
   * @param wanted how many choices the client wants, from 1
   * @param spent what all calls took
   * @param degraded what is said of an answer of too few samples; empty if it is not
   */
  static EnsembleAnswer of(Ranking ranking, int wanted, Collected collected, Vote vote,
      Doubts.Settled settled, TokenUsage spent, String degraded) {
    Choices choices = Choices.of(vote, settled.escalation(), wanted);
    Result result = settled.refusal()
        .<Result>map(Result.Refused::new)
        .orElseGet(() -> new Result.Given(body(choices, spent)));
    return new EnsembleAnswer(result, ranking, collected, vote, settled,
        wanted == 1 ? "" : choices.votes(), degraded);
  }

  private static ObjectNode body(Choices choices, TokenUsage spent) {
    return ChatAnswer.of("chatcmpl-" + RandomId.next(), choices.first().model(), choices.replies(),
        spent);
  }

  /** The number in the ledger of the call whose text the client gets. */
  OptionalInt call() {
    Optional<Escalation> stronger = settled.escalation().filter(asked -> asked.reply().isPresent());
    if (stronger.isPresent()) {
      return stronger.get().call();
    }
    Integer brought = collected.calls().get(vote.chosen().place());
    return result instanceof Result.Refused || brought == null
        ? OptionalInt.empty()
        : OptionalInt.of(brought);
  }

  public Result result() {
    return result;
  }

  public Ranking ranking() {
    return ranking;
  }

  public Verdict verdict() {
    return vote.verdict();
  }

  public StopReason stoppedBy() {
    return collected.stoppedBy();
  }

  public Optional<Escalation> escalation() {
    return settled.escalation();
  }

  /** Why the verdict was not sure enough, for people; empty if it was. */
  public String doubt() {
    return settled.doubt();
  }

  /** The nearest cluster, where the query's place is known. */
  public Optional<Integer> cluster() {
    return cluster(ranking);
  }

  /**
   * The nearest cluster in words: its number, {@code 7;outlier} if the query is too far from it to
   * be ranked by it, {@code none} where no cluster is known.
   */
  public String place() {
    return place(ranking);
  }

  static String place(Ranking ranking) {
    return cluster(ranking)
        .map(number -> ranking.outlier() ? number + ";outlier" : number.toString())
        .orElse("none");
  }

  private static Optional<Integer> cluster(Ranking ranking) {
    return ranking.clusters().isEmpty()
        ? Optional.empty()
        : Optional.of(ranking.clusters().getFirst().cluster());
  }

  /** Whether the plan's first sample is one of those that gave the winning answer. */
  public boolean confirmsFirst() {
    List<Party> parties = verdict().tally().parties();
    return !parties.isEmpty() && collected.progress()
        .arrived()
        .stream()
        .filter(reply -> reply.place().number() == 0)
        .anyMatch(reply -> parties.getFirst().samples().contains(reply.sample()));
  }

  /** The models that were asked, in the order of the plan. */
  public String models() {
    Progress progress = collected.progress();
    return Stream.concat(progress.failures().stream().map(Failure::model),
        Stream.concat(progress.outstanding().stream().map(Place::model),
            progress.arrived().stream().map(reply -> reply.place().model())))
        .distinct()
        .sorted(Comparator.comparingInt(this::rank))
        .collect(Collectors.joining(","));
  }

  private int rank(String model) {
    return ranking.models().stream().map(ranked -> ranked.model()).toList().indexOf(model);
  }

  /** {@code winner/total}; 0/0 where the samples cannot be compared. */
  public String votes() {
    return verdict().votes() + "/" + verdict().voters();
  }

  /** The votes of each choice, as of the winner; empty where the client wants but one. */
  public String choices() {
    return choices;
  }

  /** The samples by what became of them, and how many were asked of another model than planned. */
  public String samples() {
    Progress progress = collected.progress();
    return "asked=" + progress.asked() + ",answered=" + progress.arrived().size() + ",lost="
        + progress.lost().size() + ",cancelled=" + progress.outstanding().size()
        + (progress.replaced().isEmpty() ? "" : ",replaced=" + progress.replaced().size());
  }

  /** What is to be said of an answer of too few samples; empty if there were enough. */
  public String degraded() {
    return degraded;
  }

  /** Why samples that came have no vote, and how many; empty if all have. */
  public String silent() {
    Map<Silence, Integer> silent = verdict().tally().silent();
    return Stream.of(Silence.values())
        .filter(silent::containsKey)
        .map(why -> why.name().toLowerCase(Locale.ROOT) + "=" + silent.get(why))
        .collect(Collectors.joining(","));
  }
}
