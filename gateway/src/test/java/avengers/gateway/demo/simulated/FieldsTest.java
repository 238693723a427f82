package avengers.gateway.demo.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class FieldsTest {

  private static final int QUESTIONS = 600;

  static List<Field> fields() {
    return Fields.all();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aQuestionIsSolvedByItsOwnFieldAlone(long seed) {
    for (Question question : Questions.generate(seed, 200)) {
      List<String> solvers = Fields.all()
          .stream()
          .filter(field -> field.solve(question.text()).isPresent())
          .map(Field::name)
          .toList();
      assertThat(solvers).as(question.text()).containsExactly(question.field());
    }
  }

  @ParameterizedTest
  @MethodSource("fields")
  void aSolutionEqualsTheGoldAnswer(Field field) {
    RandomGenerator random = new SplittableRandom(4);
    for (int i = 0; i < QUESTIONS; i++) {
      Question question = field.ask(random);
      assertThat(field.solve(question.text()).map(Solution::answer))
          .as(question.text())
          .contains(question.answer());
    }
  }

  @ParameterizedTest
  @MethodSource("fields")
  void mistakesAreDistinctAndWrong(Field field) {
    RandomGenerator random = new SplittableRandom(5);
    for (int i = 0; i < QUESTIONS; i++) {
      Question question = field.ask(random);
      Solution solution = field.solve(question.text()).orElseThrow();
      assertThat(solution.wrong())
          .as(question.text())
          .hasSizeGreaterThanOrEqualTo(3)
          .doesNotHaveDuplicates()
          .doesNotContain(question.answer())
          .noneMatch(String::isBlank);
    }
  }

  @ParameterizedTest
  @MethodSource("fields")
  void whiteSpaceDoesNotMatter(Field field) {
    RandomGenerator random = new SplittableRandom(6);
    for (int i = 0; i < QUESTIONS; i++) {
      Question question = field.ask(random);
      String spaced = "\n " + question.text().replace(" ", " \t ") + "  \n";
      assertThat(field.solve(spaced)).as(spaced)
          .isEqualTo(field.solve(question.text()))
          .isPresent();
    }
  }

  @ParameterizedTest
  @MethodSource("fields")
  void noTextBreaksAField(Field field) {
    RandomGenerator random = new SplittableRandom(7);
    for (int i = 0; i < 2_000; i++) {
      assertThat(field.solve(RandomTexts.noise(random))).isNotNull();
      assertThat(field.solve(RandomTexts.damaged(field.ask(random).text(), random))).isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("fields")
  void otherTextsHaveNoSolution(Field field) {
    assertThat(List.of("", " ", "Hello!", "What is love?", "What is 42?", "What is 1 / 0?",
        "What is 99999999999999 * 99999999999999?", "What is ((((((((((1?",
        "What is the capital of Atlantis? A) x B) y C) z D) w",
        "What day of the week is 2023-02-29?", "Convert 5 meters to seconds.",
        "Sort these words in alphabetical order: 1, 2, 3, 4",
        "Anna is taller than Ben. Carl is taller than Ben. Who is the tallest?"))
        .allSatisfy(text -> assertThat(field.solve(text)).isEqualTo(Optional.empty()));
  }

  @Test
  void namesAreDistinct() {
    assertThat(Fields.all()).extracting(Field::name)
        .hasSizeGreaterThanOrEqualTo(9)
        .doesNotHaveDuplicates();
  }
}
