package avengers.gateway.cache;

import java.time.Duration;

/** How a request comes by its answer. */
public sealed interface Seat {
  /** It was answered before, this long ago. */
  record Kept(SharedAnswer answer, Duration age) implements Seat {}

  /** It waits for an identical request that is being asked. */
  record Joined(Flight flight) implements Seat {}

  /** It asks, and must tell the flight what comes of that. */
  record Leading(Flight flight) implements Seat {}
}
