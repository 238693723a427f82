package avengers.gateway.demo.simulated;

import static java.util.Objects.requireNonNull;

/** One drawn case of a task: its gold answer and what fills the slots. */
record Draw(String answer, Slots slots) {

  Draw {
    requireNonNull(answer, "answer");
    requireNonNull(slots, "slots");
  }

  static Draw of(long answer, Slots slots) {
    return new Draw(Long.toString(answer), slots);
  }
}
