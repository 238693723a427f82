package avengers.gateway.demo.simulated;

import java.util.List;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** Expressions of several steps with parentheses. */
final class Arithmetic {

  private static final int SHAPES = 6;

  private Arithmetic() {}

  static Field field() {
    return new TaskField("arithmetic", List.of(Task.of(
        Kind.NUMBER,
        Arithmetic::draw,
        slots -> answers(slots.text("expression")),
        "What is {expression}?",
        "Calculate {expression}.",
        "Evaluate the expression {expression}.",
        "Work out the value of {expression}.",
        "Compute the following: {expression}",
        "Simplify {expression} to a single number.")));
  }

  private static Draw draw(RandomGenerator random) {
    long a = random.nextLong(12, 90);
    long b = random.nextLong(3, 40);
    long c = random.nextLong(2, 13);
    long d = random.nextLong(5, 60);
    return switch (random.nextInt(SHAPES)) {
      case 0 -> drawn((a + b) * c - d, "(%d + %d) * %d - %d".formatted(a, b, c, d));
      case 1 -> drawn(a * c + b * d, "%d * %d + %d * %d".formatted(a, c, b, d));
      case 2 -> drawn(a * b - (c + d), "%d * %d - (%d + %d)".formatted(a, b, c, d));
      case 3 -> drawn(b + d - a, "%d / %d + %d - %d".formatted(b * c, c, d, a));
      case 4 -> drawn((a - b) * (d - c), "(%d - %d) * (%d - %d)".formatted(a, b, d, c));
      default -> drawn(a + (b - d) * c, "%d + (%d - %d) * %d".formatted(a, b, d, c));
    };
  }

  private static Draw drawn(long value, String expression) {
    return Draw.of(value, Slots.of("expression", expression));
  }

  private static List<String> answers(String expression) {
    OptionalLong found = Expression.value(expression);
    if (found.isEmpty() || expression.chars().allMatch(Character::isDigit)) {
      return List.of();
    }
    long value = found.getAsLong();
    long careless = Expression.valueFromLeftToRight(expression).orElse(value + 1);
    return Solution.numbers(value, careless, value + 10, value - 10, value + 2, -value);
  }
}
