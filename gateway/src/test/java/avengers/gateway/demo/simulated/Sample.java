package avengers.gateway.demo.simulated;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** One canonical answer of a specialist to a question. */
@NullMarked
record Sample(Question question, long seed, String answer) {

  static Sample of(Specialist specialist, Question question, double temperature, long seed) {
    return of(specialist, question, solution(question), temperature, seed);
  }

  static List<Sample> of(Specialist specialist, List<Question> questions, double temperature,
      int each) {
    return questions.stream()
        .flatMap(question -> of(specialist, question, temperature, each))
        .toList();
  }

  private static Stream<Sample> of(Specialist specialist, Question question, double temperature,
      int each) {
    Solution solution = solution(question);
    return IntStream.range(0, each)
        .mapToObj(seed -> of(specialist, question, solution, temperature, seed));
  }

  private static Sample of(Specialist specialist, Question question, Solution solution,
      double temperature, long seed) {
    String text = Whitespace.collapse(question.text());
    String answer = specialist.answer(question.field(), solution, text, temperature, seed);
    return new Sample(question, seed, answer);
  }

  private static Solution solution(Question question) {
    return Fields.all()
        .stream()
        .filter(field -> field.name().equals(question.field()))
        .flatMap(field -> field.solve(question.text()).stream())
        .findFirst()
        .orElseThrow();
  }

  static String majority(Specialist specialist, Question question, double temperature, int votes) {
    Map<String, Long> counts = of(specialist, List.of(question), temperature, votes).stream()
        .map(Sample::answer)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  static double shareRight(List<Sample> samples) {
    return samples.stream().filter(Sample::right).count() / (double) samples.size();
  }

  boolean right() {
    return answer.equals(question.answer());
  }
}
