package avengers.clustering.replay;

import avengers.clustering.answer.Prompt;
import avengers.clustering.stopping.Interim;
import avengers.clustering.stopping.Slot;
import avengers.clustering.stopping.Step;
import avengers.clustering.stopping.StoppingRule;
import avengers.clustering.vote.Election;
import avengers.clustering.vote.Party;
import avengers.clustering.vote.Sample;
import avengers.clustering.vote.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * One query's samples in the order in which they are asked for, and come.
 *
 * @param samples at least one
 */
record Course(Prompt prompt, List<RecordedSample> samples) {
  Course {
    samples = List.copyOf(samples);
  }

  /**
   * How a course ended under a stopping rule.
   *
   * @param samples how many had come
   * @param asked how many had been asked for
   */
  record End(Verdict verdict, int samples, int asked) {}

  /** Goes on until the rule stops. */
  End run(StoppingRule rule, Election election) {
    List<RecordedSample> unasked = new ArrayList<>(samples);
    List<RecordedSample> outstanding = new ArrayList<>();
    List<Sample> arrived = new ArrayList<>();
    Interim interim = new Interim(prompt, election, arrived, slots(outstanding), slots(unasked));
    Step step = rule.next(interim);
    while (!(step instanceof Step.Stop)) {
      if (step instanceof Step.Ask(Slot next)) {
        outstanding.add(unasked.remove(slots(unasked).indexOf(next)));
      } else {
        arrived.add(outstanding.removeFirst().sample());
      }
      interim = new Interim(prompt, election, arrived, slots(outstanding), slots(unasked));
      step = rule.next(interim);
    }
    return new End(interim.verdict(), arrived.size(), samples.size() - unasked.size());
  }

  private static List<Slot> slots(List<RecordedSample> samples) {
    return samples.stream().map(RecordedSample::slot).toList();
  }

  /** The verdict of the first samples. */
  Verdict vote(int first, Election election) {
    return election.decide(prompt, samples.stream()
        .limit(first)
        .map(RecordedSample::sample)
        .toList());
  }

  /** Whether the text that a verdict returns is right. */
  boolean isRight(Verdict verdict) {
    return verdict.winner()
        .stream()
        .anyMatch(winner -> samples.stream()
            .anyMatch(recorded -> recorded.right() && recorded.sample().equals(winner)));
  }

  /** Whether a verdict returns a text that says what wins the full vote. */
  static boolean agree(Verdict verdict, Verdict full) {
    return full.tally()
        .parties()
        .stream()
        .findFirst()
        .map(Party::samples)
        .or(() -> full.winner().map(List::of))
        .filter(winners -> verdict.winner().filter(winners::contains).isPresent())
        .isPresent();
  }
}
