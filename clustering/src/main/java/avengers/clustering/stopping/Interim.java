package avengers.clustering.stopping;

import avengers.clustering.answer.Prompt;
import avengers.clustering.vote.Election;
import avengers.clustering.vote.Sample;
import java.util.List;

/**
 * How far a request has come.
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
}
