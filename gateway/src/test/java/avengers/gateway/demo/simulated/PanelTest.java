package avengers.gateway.demo.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What the five specialists are worth alone, routed, and at their best. */
@NullMarked
class PanelTest {

  private static final double USUAL = 0.7;
  private static final List<Question> QUESTIONS = Questions.generate(31, 150);

  @Test
  void noSpecialistIsGoodAtEverything() {
    assertThat(Specialists.five()).allSatisfy(specialist -> assertThat(
        Sample.shareRight(Sample.of(specialist, QUESTIONS, USUAL, 2))).isBetween(0.53, 0.68));
  }

  @Test
  void routedToTheBestOfEachFieldTheyAreGood() {
    List<Sample> routed = QUESTIONS.stream()
        .map(question -> Sample.of(best(question.field()), question, USUAL, 1))
        .toList();
    assertThat(Sample.shareRight(routed)).isBetween(0.88, 0.95);
  }

  @Test
  void nearlyEveryQuestionIsAnsweredByOneOfThem() {
    long answered = QUESTIONS.stream()
        .filter(question -> Specialists.five()
            .stream()
            .anyMatch(specialist -> Sample.of(specialist, question, USUAL, 1).right()))
        .count();
    assertThat(answered / (double) QUESTIONS.size()).isBetween(0.975, 1.0);
  }

  private static Specialist best(String field) {
    return Specialists.five()
        .stream()
        .min(Comparator.comparingDouble(specialist -> specialist.errorRate(field)))
        .orElseThrow();
  }
}
