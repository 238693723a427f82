package avengers.gateway.demo.simulated;

import java.util.List;
import java.util.Map;

/** The simulated models of the demonstration. */
public final class Specialists {

  private Specialists() {}

  /** Five models, each best in some fields and weak in most. */
  public static List<Specialist> five() {
    return List.of(abacus(), almanac(), calendar(), logician(), scribe());
  }

  private static Specialist abacus() {
    return new Specialist("demo-abacus", "calculating",
        Map.of("arithmetic", 0.07, "word-problems", 0.09, "sets-and-counting", 0.13,
            "unit-conversion", 0.30, "dates", 0.34),
        0.60, Style.MATHEMATICAL, 0.20, 0.60);
  }

  private static Specialist almanac() {
    return new Specialist("demo-almanac", "common facts and measures",
        Map.of("facts", 0.06, "unit-conversion", 0.09, "dates", 0.28, "strings", 0.34,
            "word-problems", 0.35),
        0.56, Style.EMPHATIC, 0.10, 0.40);
  }

  private static Specialist calendar() {
    return new Specialist("demo-calendar", "dates and measures",
        Map.of("dates", 0.08, "unit-conversion", 0.13, "arithmetic", 0.30, "facts", 0.30,
            "sorting", 0.34),
        0.58, Style.TERSE, 0.05, 0.20);
  }

  private static Specialist logician() {
    return new Specialist("demo-logician", "reasoning",
        Map.of("logic", 0.08, "sets-and-counting", 0.10, "word-problems", 0.14,
            "arithmetic", 0.28, "sorting", 0.35),
        0.60, Style.STRUCTURED, 0.50, 1.50);
  }

  private static Specialist scribe() {
    return new Specialist("demo-scribe", "words and letters",
        Map.of("sorting", 0.06, "strings", 0.08, "logic", 0.30, "facts", 0.26, "dates", 0.35),
        0.55, Style.CONVERSATIONAL, 0.15, 0.45);
  }
}
