package avengers.gateway.demo.simulated;

import java.util.List;
import java.util.Optional;

/**
 * A unit of measure.
 *
 * @param name its plural
 * @param measure what it measures
 * @param size how many of the smallest unit of that measure it has
 */
record Unit(String name, String measure, long size) {

  static final List<Unit> ALL = List.of(
      new Unit("millimeters", "length", 1),
      new Unit("centimeters", "length", 10),
      new Unit("meters", "length", 1_000),
      new Unit("kilometers", "length", 1_000_000),
      new Unit("milligrams", "mass", 1),
      new Unit("grams", "mass", 1_000),
      new Unit("kilograms", "mass", 1_000_000),
      new Unit("tonnes", "mass", 1_000_000_000),
      new Unit("seconds", "time", 1),
      new Unit("minutes", "time", 60),
      new Unit("hours", "time", 3_600),
      new Unit("days", "time", 86_400),
      new Unit("weeks", "time", 604_800),
      new Unit("milliliters", "volume", 1),
      new Unit("centiliters", "volume", 10),
      new Unit("liters", "volume", 1_000),
      new Unit("inches", "imperial length", 1),
      new Unit("feet", "imperial length", 12),
      new Unit("yards", "imperial length", 36));

  static Optional<Unit> named(String name) {
    return ALL.stream().filter(unit -> unit.name().equals(name)).findFirst();
  }

  /** Whether an amount of one can be told in the other, in numbers that people use. */
  boolean converts(Unit other) {
    return measure.equals(other.measure) && !name.equals(other.name)
        && Math.max(size, other.size) / Math.min(size, other.size) <= 100_000;
  }
}
