package avengers.clustering.collect;

import avengers.clustering.observation.Observation;
import java.io.IOException;

/** Takes observations, one after the other. */
@FunctionalInterface
public interface ObservationSink {
  /** Takes the next one. */
  void accept(Observation observation) throws IOException;
}
