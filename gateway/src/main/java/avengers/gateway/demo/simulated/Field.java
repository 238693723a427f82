package avengers.gateway.demo.simulated;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** A field of knowledge that asks questions and solves them by program. */
public interface Field {

  /** The field's name, such as {@code unit-conversion}. */
  String name();

  /**
   * A new question of this field; its gold answer is known from the drawing, not from
   * {@link #solve}.
   */
  Question ask(RandomGenerator random);

  /**
   * What the text's answer is, found by reading the text alone; empty, and never an exception, for
   * other texts.
   */
  Optional<Solution> solve(String text);
}
