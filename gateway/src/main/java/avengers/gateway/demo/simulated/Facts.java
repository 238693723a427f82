package avengers.gateway.demo.simulated;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Common facts, asked with four options of which one is right. */
final class Facts {

  private static final List<String> LETTERS = List.of("A", "B", "C", "D");
  private static final List<String> LAYOUTS = List.of(
      "\nA) {A}\nB) {B}\nC) {C}\nD) {D}",
      " (A) {A} (B) {B} (C) {C} (D) {D}",
      "\nA. {A}\nB. {B}\nC. {C}\nD. {D}");

  private Facts() {}

  static Field field() {
    return new TaskField("facts", Topic.ALL.stream().map(Facts::task).toList());
  }

  private static Task task(Topic topic) {
    String[] wordings = topic.wordings()
        .stream()
        .flatMap(wording -> LAYOUTS.stream().map(wording::concat))
        .toArray(String[]::new);
    return Task.of(Kind.CHOICE, random -> draw(topic, random), slots -> answers(topic, slots),
        wordings);
  }

  private static Draw draw(Topic topic, RandomGenerator random) {
    String subject = WordList.of(topic.facts().keySet()).pick(random);
    String right = requireNonNull(topic.facts().get(subject));
    List<String> options = options(topic, right, random);
    Slots slots = Slots.of("subject", subject);
    for (int i = 0; i < LETTERS.size(); i++) {
      slots = slots.and(LETTERS.get(i), options.get(i));
    }
    return new Draw(LETTERS.get(options.indexOf(right)), slots);
  }

  private static List<String> options(Topic topic, String right, RandomGenerator random) {
    WordList others = WordList
        .of(topic.facts().values().stream().filter(other -> !other.equals(right)).toList());
    List<String> options = new ArrayList<>(others.pick(LETTERS.size() - 1, random));
    options.add(right);
    return WordList.shuffled(options, random);
  }

  private static List<String> answers(Topic topic, Slots slots) {
    String right = topic.facts().getOrDefault(slots.text("subject"), "");
    return Stream.of("A", "B", "C", "D")
        .filter(letter -> slots.text(letter).equals(right))
        .limit(1)
        .toList();
  }
}
