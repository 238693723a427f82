package avengers.gateway.demo.simulated;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Amounts told in another unit: length, mass, time, volume and temperature. */
final class UnitConversion {

  private static final int SCALE = 4;

  private UnitConversion() {}

  static Field field() {
    return new TaskField("unit-conversion",
        List.of(measures(), celsius(), measures(), fahrenheit()));
  }

  private static Task measures() {
    return Task.of(Kind.NUMBER, UnitConversion::drawMeasure, UnitConversion::answers,
        "Convert {amount} {from} to {to}.",
        "How many {to} are there in {amount} {from}?",
        "Express {amount} {from} in {to}.",
        "Change the unit: what is {amount} {from} in {to}?",
        "{amount} {from} equals how many {to}?");
  }

  private static Draw drawMeasure(RandomGenerator random) {
    Unit from = Unit.ALL.get(random.nextInt(Unit.ALL.size()));
    List<Unit> others = Unit.ALL.stream().filter(from::converts).toList();
    Unit to = others.get(random.nextInt(others.size()));
    long number = random.nextLong(2, 60);
    boolean smaller = from.size() > to.size();
    long amount = smaller ? number : number * (to.size() / from.size());
    long result = smaller ? number * (from.size() / to.size()) : number;
    return Draw.of(result,
        Slots.of("amount", amount).and("from", from.name()).and("to", to.name()));
  }

  private static List<String> answers(Slots slots) {
    Optional<Unit> from = Unit.named(slots.text("from"));
    Optional<Unit> to = Unit.named(slots.text("to"))
        .filter(unit -> from.filter(unit::converts).isPresent());
    Optional<BigDecimal> amount = Decimals.parse(slots.text("amount"));
    return amount.isEmpty() || from.isEmpty() || to.isEmpty()
        ? List.of()
        : answers(amount.get(), from.get(), to.get());
  }

  private static List<String> answers(BigDecimal amount, Unit from, Unit to) {
    BigDecimal base = amount.multiply(BigDecimal.valueOf(from.size()));
    BigDecimal size = BigDecimal.valueOf(to.size());
    if (base.remainder(size.movePointLeft(SCALE)).signum() != 0) {
      return List.of();
    }
    BigDecimal right = base.divide(size, SCALE, RoundingMode.UNNECESSARY);
    return Decimals.plain(right, right.movePointRight(1), right.movePointLeft(1),
        right.multiply(BigDecimal.TWO), right.add(BigDecimal.TEN), right.movePointRight(2));
  }

  private static Task celsius() {
    return Task.of(Kind.NUMBER, random -> {
      long steps = random.nextLong(-6, 30);
      return Draw.of(steps * 9 + 32, Slots.of("degrees", steps * 5));
    }, slots -> {
      long degrees = slots.number("degrees");
      return degrees % 5 != 0
          ? List.of()
          : Solution.numbers(degrees / 5 * 9 + 32, degrees / 5 * 9, degrees + 32, degrees * 2 + 30,
              degrees / 5 * 9 - 32);
    },
        "Convert {#degrees} degrees Celsius to degrees Fahrenheit.",
        "What is a temperature of {#degrees} degrees Celsius in degrees Fahrenheit?",
        "Express {#degrees} degrees Celsius in degrees Fahrenheit.",
        "How many degrees Fahrenheit are {#degrees} degrees Celsius?");
  }

  private static Task fahrenheit() {
    return Task.of(Kind.NUMBER, random -> {
      long steps = random.nextLong(-6, 30);
      return Draw.of(steps * 5, Slots.of("degrees", steps * 9 + 32));
    }, slots -> {
      long above = slots.number("degrees") - 32;
      return above % 9 != 0
          ? List.of()
          : Solution.numbers(above / 9 * 5, above, above / 9 * 5 + 32, above / 2,
              above / 9 * 5 - 5);
    },
        "Convert {#degrees} degrees Fahrenheit to degrees Celsius.",
        "What is a temperature of {#degrees} degrees Fahrenheit in degrees Celsius?",
        "Express {#degrees} degrees Fahrenheit in degrees Celsius.",
        "How many degrees Celsius are {#degrees} degrees Fahrenheit?");
  }
}
