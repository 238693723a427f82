package avengers.gateway.demo.simulated;

import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Sizes of sets, and the number of ways to do something. */
final class SetsAndCounting {

  private static final int MOST_CHOSEN_FROM = 30;
  private static final int MOST_IN_A_ROW = 12;

  private SetsAndCounting() {}

  static Field field() {
    return new TaskField("sets-and-counting",
        List.of(sets(), overlap(), divisible(), chosen(), arranged(), handshakes()));
  }

  private static Task sets() {
    return Task.of(Kind.NUMBER, SetsAndCounting::drawSets, SetsAndCounting::sizes,
        "Set A has the elements {a}. Set B has the elements {b}. How many elements are in {part}?",
        "Let A be the set of {a} and let B be the set of {b}. What is the size of {part}?",
        "Two sets are given. A: {a}; B: {b}. Count the elements in {part}.");
  }

  private static Draw drawSets(RandomGenerator random) {
    int both = random.nextInt(1, 4);
    int onlyA = random.nextInt(2, 5);
    int onlyB = random.nextInt(2, 5);
    List<Integer> drawn = random.ints(1, 40)
        .distinct()
        .limit(both + onlyA + onlyB)
        .boxed()
        .toList();
    Slots slots = Slots.of("a", joined(drawn.subList(0, onlyA + both), random))
        .and("b", joined(drawn.subList(onlyA, drawn.size()), random));
    return switch (random.nextInt(3)) {
      case 0 -> Draw.of(both, slots.and("part", "the intersection of A and B"));
      case 1 -> Draw.of(drawn.size(), slots.and("part", "the union of A and B"));
      default -> Draw.of(onlyA, slots.and("part", "the difference A minus B"));
    };
  }

  private static String joined(List<Integer> numbers, RandomGenerator random) {
    return WordList.shuffled(numbers, random)
        .stream()
        .map(String::valueOf)
        .collect(Collectors.joining(", "));
  }

  private static List<String> sizes(Slots slots) {
    Set<String> a = elements(slots.text("a"));
    Set<String> b = elements(slots.text("b"));
    long all = (long) a.size() + b.size();
    long both = a.stream().filter(b::contains).count();
    return switch (slots.text("part")) {
      case "the intersection of A and B" -> Solution.numbers(both, all - both, both + 1, a.size());
      case "the union of A and B" -> Solution.numbers(all - both, all, both, all - both + 1);
      case "the difference A minus B" ->
        Solution.numbers(a.size() - both, both, b.size() - both, a.size());
      default -> List.of();
    };
  }

  private static Set<String> elements(String list) {
    return new LinkedHashSet<>(List.of(list.split(", ", -1)));
  }

  private static Task overlap() {
    return Task.of(Kind.NUMBER, random -> {
      long both = random.nextLong(3, 15);
      long first = random.nextLong(4, 20);
      long second = random.nextLong(4, 20);
      return Draw.of(first + second + both, Slots.of("both", both)
          .and("first", first + both)
          .and("second", second + both));
    }, slots -> {
      long together = slots.number("first") + slots.number("second");
      long both = slots.number("both");
      return Solution.numbers(together - both, together, together - 2 * both, together + both);
    },
        "In a group, {#first} people like tea, {#second} like coffee and {#both} like both. How"
            + " many people like at least one of the two?",
        "The set of runners has {#first} members, the set of swimmers {#second}, and {#both} are in"
            + " both sets. How many members does the union have?");
  }

  private static Task divisible() {
    return Task.of(Kind.NUMBER, random -> {
      long from = random.nextLong(1, 60);
      long to = from + random.nextLong(30, 160);
      long by = random.nextLong(3, 13);
      return Draw.of(LongStream.rangeClosed(from, to).filter(n -> n % by == 0).count(),
          Slots.of("from", from).and("to", to).and("by", by));
    }, slots -> {
      long by = slots.number("by");
      long from = slots.number("from");
      long to = slots.number("to");
      if (by < 1 || from < 1 || to < from) {
        return List.of();
      }
      long count = to / by - (from - 1) / by;
      return Solution.numbers(count, count + 1, count - 1, to / by, to - from);
    },
        "How many whole numbers from {#from} to {#to}, both included, are divisible by {#by}?",
        "Count the multiples of {#by} from {#from} to {#to} inclusive.",
        "What is the number of integers between {#from} and {#to} inclusive that {#by} divides?");
  }

  private static Task chosen() {
    return Task.of(Kind.NUMBER, random -> {
      int from = random.nextInt(5, 13);
      int some = random.nextInt(2, 5);
      return Draw.of(pascal(from, some), Slots.of("from", from).and("some", some));
    }, slots -> {
      long from = slots.number("from");
      long some = slots.number("some");
      if (some < 0 || some > from || from > MOST_CHOSEN_FROM) {
        return List.of();
      }
      BigInteger ways = falling(from, some).divide(falling(some, some));
      return List.of(ways.toString(), falling(from, some).toString(), Long.toString(from * some),
          ways.add(BigInteger.valueOf(from)).toString());
    },
        "In how many ways can you choose {#some} people from a group of {#from}?",
        "How many different teams of {#some} can be formed out of {#from} players?",
        "How many subsets with {#some} elements does a set of {#from} elements have?");
  }

  private static Task arranged() {
    return Task.of(Kind.NUMBER, random -> {
      int items = random.nextInt(3, 9);
      long ways = LongStream.rangeClosed(1, items).reduce(1, (a, b) -> a * b);
      return Draw.of(ways, Slots.of("items", items).and("things", WordList.NOUNS.pick(random)));
    }, slots -> {
      long items = slots.number("items");
      return items < 2 || items > MOST_IN_A_ROW
          ? List.of()
          : Stream.of(falling(items, items), falling(items - 1, items - 1),
              BigInteger.valueOf(items * items), BigInteger.TWO.pow((int) items))
              .map(BigInteger::toString)
              .toList();
    },
        "In how many different orders can {#items} {things} pictures be placed in a row?",
        "In how many ways can you arrange {#items} distinct {things} cards on a shelf?");
  }

  private static Task handshakes() {
    return Task.of(Kind.NUMBER, random -> {
      long people = random.nextLong(5, 40);
      return Draw.of(LongStream.range(1, people).sum(), Slots.of("people", people));
    }, slots -> {
      long people = slots.number("people");
      return people < 2
          ? List.of()
          : Solution.numbers(people * (people - 1) / 2, people * (people - 1),
              people * people / 2 + 1,
              people * (people + 1) / 2);
    },
        "Each of {#people} guests shakes hands once with every other guest. How many handshakes are"
            + " there?",
        "There are {#people} teams and every two teams play one match. How many matches are there?");
  }

  /** The ways to choose, by the sum of the two ways above in Pascal's triangle. */
  private static long pascal(int from, int some) {
    return some == 0 || some == from ? 1 : pascal(from - 1, some - 1) + pascal(from - 1, some);
  }

  private static BigInteger falling(long from, long factors) {
    return LongStream.range(0, factors)
        .mapToObj(i -> BigInteger.valueOf(from - i))
        .reduce(BigInteger.ONE, BigInteger::multiply);
  }
}
