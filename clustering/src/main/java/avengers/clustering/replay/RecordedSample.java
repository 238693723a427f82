package avengers.clustering.replay;

import avengers.clustering.stopping.Slot;
import avengers.clustering.vote.Sample;

/**
 * A sample of which it is known whether it is right.
 *
 * @param right whether it gives the right answer
 */
record RecordedSample(Sample sample, boolean right) {
  Slot slot() {
    return new Slot(sample.model(), sample.score());
  }
}
