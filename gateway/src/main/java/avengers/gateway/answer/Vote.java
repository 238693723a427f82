package avengers.gateway.answer;

import avengers.clustering.answer.Reading;
import avengers.clustering.answer.Silence;
import avengers.clustering.vote.Sample;
import avengers.clustering.vote.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The vote over the samples of one request.
 *
 * @param replies what came and can be given to a client, in the order of the plan
 */
record Vote(Verdict verdict, List<SampledReply> replies) {
  /** What may be given where nothing compares, best first. */
  private static final List<Predicate<Reading>> MERITS = List.of(Vote::says,
      reading -> isSilent(reading, Silence.TRUNCATED),
      reading -> isSilent(reading, Silence.REFUSED), reading -> true);

  Vote {
    replies = List.copyOf(replies);
  }

  /** Counts all replies. Empty if none can be given to a client. */
  static Optional<Vote> of(RequestVoting voting, List<SampledReply> all) {
    Verdict verdict = voting.election().decide(voting.prompt(), samples(all));
    List<SampledReply> whole = all.stream().filter(reply -> reply.choice().isWhole()).toList();
    if (whole.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Vote(verdict instanceof Verdict.NotComparable none
        ? best(voting, none, whole)
        : verdict, whole));
  }

  /** A whole answer goes before one that was cut short, and that before a refusal. */
  private static Verdict best(RequestVoting voting, Verdict.NotComparable verdict,
      List<SampledReply> whole) {
    List<SampledReply> best = MERITS.stream()
        .map(merit -> whole.stream().filter(reply -> merit.test(reply.sample().reading())).toList())
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElseThrow();
    Sample chosen = voting.election()
        .decide(verdict.tally().kind(), samples(best))
        .winner()
        .orElseThrow();
    return new Verdict.NotComparable(chosen, verdict.tally(), verdict.agreement());
  }

  /** The same votes with another verdict. */
  Vote with(Verdict other) {
    return new Vote(other, replies);
  }

  /** The replies that are neither cut short, nor refused, nor empty. */
  List<SampledReply> speaking() {
    return replies.stream().filter(reply -> says(reply.sample().reading())).toList();
  }

  /** The reply that the verdict chose. */
  SampledReply chosen() {
    Sample winner = verdict.winner().orElseThrow();
    return replies.stream()
        .filter(reply -> reply.sample().equals(winner))
        .findFirst()
        .orElseThrow();
  }

  private static boolean says(Reading reading) {
    return reading.silence().isEmpty();
  }

  private static boolean isSilent(Reading reading, Silence why) {
    return reading.silence().filter(silence -> silence == why).isPresent();
  }

  private static List<Sample> samples(List<SampledReply> replies) {
    return replies.stream().map(SampledReply::sample).toList();
  }
}
