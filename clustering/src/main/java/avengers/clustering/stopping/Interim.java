package avengers.clustering.stopping;

import avengers.clustering.answer.AnswerKind;
import avengers.clustering.answer.KindChoice;
import avengers.clustering.answer.Prompt;
import avengers.clustering.answer.Reading;
import avengers.clustering.vote.Election;
import avengers.clustering.vote.Sample;
import avengers.clustering.vote.Tally;
import avengers.clustering.vote.Verdict;
import java.util.List;
import java.util.stream.Stream;

/**
 * How far a request has come. A sample that failed is in none of the lists: nothing more is to be
 * had from it.
 *
 * @param election how its samples will be counted
 * @param arrived the samples that are there, in the order in which they came
 * @param outstanding the samples that were asked for, and have neither come nor failed
 * @param unasked the samples that may still be asked for, in the order of the plan
 */
public record Interim(Prompt prompt,
    Election election,
    List<Sample> arrived,
    List<Slot> outstanding,
    List<Slot> unasked) {
  public Interim {
    arrived = List.copyOf(arrived);
    outstanding = List.copyOf(outstanding);
    unasked = List.copyOf(unasked);
  }

  /** What the samples that are there decide. */
  public Verdict verdict() {
    return election.decide(prompt, arrived);
  }

  Tally tally(List<Sample> samples) {
    return election.count(kind(), samples);
  }

  /** What all samples that are there are compared as. */
  private AnswerKind kind() {
    return KindChoice.of(prompt, readings());
  }

  List<Reading> readings() {
    return arrived.stream().map(Sample::reading).toList();
  }

  /** The samples that are not there yet. */
  List<Slot> open() {
    return Stream.concat(outstanding.stream(), unasked.stream()).toList();
  }

  /** The same, but for the last samples of the plan. */
  Interim without(int last) {
    return new Interim(prompt, election, arrived, outstanding,
        unasked.subList(0, Math.max(0, unasked.size() - last)));
  }
}
