package avengers.gateway.answer;

import java.time.Duration;
import java.util.Map;

/**
 * The samples of one request when no more are waited for; what is outstanding was cancelled.
 *
 * @param asking from the first call until no more was waited for
 * @param calls the numbers in the ledger of the calls that brought the samples
 */
record Collected(Progress progress,
    StopReason stoppedBy,
    Duration asking,
    Map<Place, Integer> calls) {
  Collected {
    calls = Map.copyOf(calls);
  }
}
