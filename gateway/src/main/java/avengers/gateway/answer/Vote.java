package avengers.gateway.answer;

import avengers.clustering.vote.Sample;
import avengers.clustering.vote.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * The vote over the samples of one request.
 *
 * @param verdict chose a reply that can be given to a client
 * @param replies all that came, in the order of the plan
 */
record Vote(Verdict verdict, List<SampledReply> replies) {
  Vote {
    replies = List.copyOf(replies);
  }

  /** Counts all replies. Empty if none can be given to a client. */
  static Optional<Vote> of(RequestVoting voting, List<SampledReply> replies) {
    List<SampledReply> whole = replies.stream().filter(reply -> reply.choice().isWhole()).toList();
    if (whole.isEmpty()) {
      return Optional.empty();
    }
    Vote all = new Vote(
        voting.judged(voting.election().decide(voting.prompt(), samples(replies))), replies);
    return Optional.of(all.chosen().choice().isWhole()
        ? all
        : all.with(new Verdict.NobodyAnswered(voting.election()
            .decide(voting.prompt(), samples(whole))
            .winner(), all.verdict.tally())));
  }

  /** The same votes with another verdict. */
  Vote with(Verdict other) {
    return new Vote(other, replies);
  }

  List<Sample> samples() {
    return samples(replies);
  }

  /** The reply that the verdict chose. */
  SampledReply chosen() {
    return verdict.winner().flatMap(this::reply).orElseThrow();
  }

  /** The reply of a sample. */
  Optional<SampledReply> reply(Sample sample) {
    return replies.stream().filter(reply -> reply.sample().equals(sample)).findFirst();
  }

  private static List<Sample> samples(List<SampledReply> replies) {
    return replies.stream().map(SampledReply::sample).toList();
  }
}
