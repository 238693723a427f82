package avengers.clustering.observation;

import java.util.OptionalDouble;

/**
 * What one model's answer to one query took. Absent means unknown, never free.
 *
 * @param cost dollars
 * @param seconds from the request to the end of the answer
 */
public record Usage(OptionalDouble cost,
    OptionalDouble promptTokens,
    OptionalDouble completionTokens,
    OptionalDouble seconds) {
  public static final Usage UNKNOWN = new Usage(OptionalDouble.empty(), OptionalDouble.empty(),
      OptionalDouble.empty(), OptionalDouble.empty());
}
