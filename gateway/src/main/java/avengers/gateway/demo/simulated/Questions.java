package avengers.gateway.demo.simulated;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Sets of questions over all fields. */
public final class Questions {

  private static final int MOST_DRAWS_PER_QUESTION = 100;

  private Questions() {}

  /**
   * That many different questions of each field, the fields taking turns; the same for the same
   * seed.
   *
   * @throws IllegalArgumentException if a field has fewer questions to ask
   */
  public static List<Question> generate(long seed, int perField) {
    List<List<Question>> fields = Fields.all()
        .stream()
        .map(field -> generate(field, seed, perField))
        .toList();
    return IntStream.range(0, perField)
        .boxed()
        .flatMap(turn -> fields.stream().map(questions -> questions.get(turn)))
        .toList();
  }

  static List<Question> generate(Field field, long seed, int count) {
    RandomGenerator random = SeededRandom.of(seed, "questions", field.name());
    Map<String, Question> drawn = new LinkedHashMap<>();
    for (int draws = 0; drawn.size() < count; draws++) {
      if (draws >= (long) count * MOST_DRAWS_PER_QUESTION) {
        throw new IllegalArgumentException(
            "no " + count + " different questions of " + field.name());
      }
      Question question = field.ask(random);
      drawn.putIfAbsent(question.text(), question);
    }
    return List.copyOf(drawn.values());
  }
}
