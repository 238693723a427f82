package avengers.gateway.answer;

import avengers.clustering.answer.Answer;
import avengers.clustering.answer.Reading;
import avengers.clustering.answer.ToolCall;
import avengers.clustering.answer.statement.Thoughts;
import avengers.clustering.vote.Party;
import avengers.clustering.vote.Sample;
import avengers.clustering.vote.Tally;
import avengers.clustering.vote.Verdict;
import avengers.gateway.openai.ChatChoice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The different answers that a client gets, best first.
 *
 * <p>
 * The first is the one that it would get alone. Then come the other answers that were voted for,
 * strongest first, each as the best of its samples says it. Where answers cannot be compared, the
 * other texts come in the order of the plan. Samples without a vote are no choice besides any that
 * has one.
 *
 * @param picks at least one
 * @param voters how many samples gave any answer
 */
record Choices(List<Pick> picks, int voters) {
  /**
   * One of the answers.
   *
   * @param model who gave it
   * @param votes how many samples answer the same
   */
  record Pick(String model, ChatChoice reply, int votes) {}

  /** What a text says, by which texts differ that cannot be compared otherwise. */
  private record Saying(String text, List<ToolCall> calls) {
    static Saying of(SampledReply reply) {
      return new Saying(Thoughts.removedFrom(reply.sample().text()).strip(),
          reply.sample().reading().reply().calls());
    }
  }

  Choices {
    picks = List.copyOf(picks);
  }

  /** At most so many choices; fewer where there are fewer answers. */
  static Choices of(Vote vote, Optional<Escalation> escalation, int most) {
    Tally tally = vote.verdict().tally();
    Optional<Pick> stronger = escalation.flatMap(asked -> asked.reply()
        .map(reply -> new Pick(asked.model(), reply, votes(tally, stated(tally, reply)))));
    SampledReply chosen = vote.chosen();
    Optional<Answer> given = stronger.isPresent()
        ? stronger.flatMap(pick -> stated(tally, pick.reply()))
        : party(tally, chosen.sample()).map(Party::answer);
    Pick first = stronger.orElseGet(() -> pick(chosen, votes(tally, given)));
    Stream<Pick> others = tally.parties().isEmpty()
        ? texts(vote, chosen)
        : answers(vote, tally, given);
    return new Choices(Stream.concat(Stream.of(first), others).limit(most).toList(),
        tally.voters());
  }

  private static Stream<Pick> answers(Vote vote, Tally tally, Optional<Answer> given) {
    return tally.parties()
        .stream()
        .filter(party -> !given.equals(Optional.of(party.answer())))
        .flatMap(party -> vote.reply(party.spokesman(tally.kind()))
            .stream()
            .filter(reply -> reply.choice().isWhole())
            .map(reply -> pick(reply, party.votes())));
  }

  private static Stream<Pick> texts(Vote vote, SampledReply chosen) {
    boolean silentToo = vote.verdict() instanceof Verdict.NobodyAnswered;
    Set<Saying> said = new HashSet<>(Set.of(Saying.of(chosen)));
    List<Pick> texts = new ArrayList<>();
    for (SampledReply reply : vote.replies()) {
      boolean speaks = silentToo || reply.sample().reading().silence().isEmpty();
      if (speaks && reply.choice().isWhole() && said.add(Saying.of(reply))) {
        texts.add(pick(reply, 0));
      }
    }
    return texts.stream();
  }

  private static Pick pick(SampledReply reply, int votes) {
    return new Pick(reply.place().model(), reply.choice(), votes);
  }

  private static Optional<Answer> stated(Tally tally, ChatChoice reply) {
    return tally.kind().read(Reading.of(reply.reply()));
  }

  private static Optional<Party> party(Tally tally, Sample sample) {
    return tally.parties().stream().filter(party -> party.samples().contains(sample)).findFirst();
  }

  private static int votes(Tally tally, Optional<Answer> answer) {
    return tally.parties()
        .stream()
        .filter(party -> answer.equals(Optional.of(party.answer())))
        .mapToInt(Party::votes)
        .sum();
  }

  Pick first() {
    return picks.getFirst();
  }

  /** What the client reads. */
  List<ChatChoice> replies() {
    return picks.stream().map(Pick::reply).toList();
  }

  /** The votes of each of all votes: {@code 3/5,1/5}; 0/0 where the samples cannot be compared. */
  String votes() {
    return picks.stream().map(pick -> pick.votes() + "/" + voters).collect(Collectors.joining(","));
  }
}
