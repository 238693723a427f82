package avengers.gateway.config;

/** The values from a smallest to a largest, both included. */
record Range<T extends Comparable<T>>(T min, T max) {

  Range {
    if (min.compareTo(max) > 0) {
      throw new IllegalArgumentException("the smallest value is above the largest");
    }
  }

  boolean contains(T value) {
    return min.compareTo(value) <= 0 && value.compareTo(max) <= 0;
  }

  /** Throws if the value is outside. */
  void check(String what, T value) {
    if (!contains(value)) {
      throw new IllegalArgumentException(
          "%s must be from %s to %s, not %s".formatted(what, min, max, value));
    }
  }
}
