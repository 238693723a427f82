package avengers.gateway.demo.simulated;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Lists to put in order: words by alphabet, numbers by size. */
final class Sorting {

  private static final int MOST_ITEMS = 40;
  private static final int NUMBERS_BELOW = 400;
  private static final String SEPARATOR = ", ";

  private Sorting() {}

  static Field field() {
    Comparator<String> alphabet = Comparator.naturalOrder();
    Comparator<String> size = Comparator.comparingInt(Integer::parseInt);
    return new TaskField("sorting", List.of(
        words(alphabet, "alphabetical order"),
        words(alphabet.reversed(), "reverse alphabetical order"),
        numbers(size, "from smallest to largest"),
        numbers(size.reversed(), "from largest to smallest")));
  }

  private static Task words(Comparator<String> order, String named) {
    return Task.of(Kind.TEXT,
        random -> draw(WordList.NOUNS.pick(random.nextInt(4, 7), random), order, random),
        slots -> answers(slots.text("items"), Sorting::isWord, order),
        "Sort these words in " + named + ": {items}",
        "Put the following words in " + named + ": {items}.",
        "Arrange the list of words in " + named + ", separated by commas: {items}",
        "Here is a list of words: {items}. Write the list sorted in " + named + ".");
  }

  private static Task numbers(Comparator<String> order, String named) {
    return Task.of(Kind.TEXT,
        random -> draw(drawNumbers(random), order, random),
        slots -> answers(slots.text("items"), Sorting::isNumber, order),
        "Sort these numbers " + named + ": {items}",
        "Put the following numbers in order " + named + ": {items}.",
        "Arrange the list of numbers " + named + ", separated by commas: {items}",
        "Here is a list of numbers: {items}. Write the list sorted " + named + ".");
  }

  private static List<String> drawNumbers(RandomGenerator random) {
    return random.ints(1, NUMBERS_BELOW)
        .distinct()
        .limit(random.nextInt(4, 7))
        .mapToObj(Integer::toString)
        .toList();
  }

  private static Draw draw(List<String> items, Comparator<String> order, RandomGenerator random) {
    var sorted = new TreeSet<>(order);
    sorted.addAll(items);
    String given = String.join(SEPARATOR, WordList.shuffled(items, random));
    return new Draw(String.join(SEPARATOR, sorted), Slots.of("items", given));
  }

  private static List<String> answers(String list, Predicate<String> valid,
      Comparator<String> order) {
    List<String> items = List.of(list.split(SEPARATOR, -1));
    if (items.size() > MOST_ITEMS || !items.stream().allMatch(valid)) {
      return List.of();
    }
    List<String> sorted = items.stream().sorted(order).toList();
    List<List<String>> answers = new ArrayList<>(List.of(sorted));
    for (int i = sorted.size() - 2; i >= 0; i--) {
      var swapped = new ArrayList<>(sorted);
      Collections.swap(swapped, i, i + 1);
      answers.add(swapped);
    }
    answers.add(sorted.reversed());
    answers.add(items);
    return answers.stream().map(each -> String.join(SEPARATOR, each)).toList();
  }

  private static boolean isWord(String item) {
    return !item.isEmpty() && item.chars().allMatch(c -> c >= 'a' && c <= 'z');
  }

  private static boolean isNumber(String item) {
    return !item.isEmpty() && item.length() <= 6
        && item.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
