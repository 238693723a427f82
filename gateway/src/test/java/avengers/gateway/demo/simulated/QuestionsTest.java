package avengers.gateway.demo.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class QuestionsTest {

  @Test
  void theSameSeedGivesTheSameQuestions() {
    assertThat(Questions.generate(11, 80)).isEqualTo(Questions.generate(11, 80));
  }

  @Test
  void anotherSeedGivesOtherQuestions() {
    assertThat(Questions.generate(11, 80)).isNotEqualTo(Questions.generate(12, 80));
  }

  @Test
  void noTextComesTwice() {
    assertThat(Questions.generate(13, 200)).extracting(Question::text).doesNotHaveDuplicates();
  }

  @Test
  void fieldsTakeTurns() {
    List<String> names = Fields.all().stream().map(Field::name).toList();
    List<Question> questions = Questions.generate(14, 3);
    assertThat(questions).hasSize(3 * names.size());
    assertThat(questions.subList(0, names.size())).extracting(Question::field).isEqualTo(names);
  }

  @Test
  void everyFieldIsWordedInSeveralWays() {
    Map<String, Long> beginnings = Questions.generate(15, 200)
        .stream()
        .map(question -> question.field() + ": " + question.text().substring(0, 4))
        .distinct()
        .collect(Collectors.groupingBy(text -> text.substring(0, text.indexOf(':')),
            Collectors.counting()));
    assertThat(beginnings.values()).allMatch(count -> count >= 4);
  }

  @Test
  void noneAreAskedFor() {
    assertThat(Questions.generate(16, 0)).isEmpty();
  }

  @Test
  void aFieldWithTooFewQuestionsIsRefused() {
    Field narrow = new TaskField("narrow", List.of(Task.of(Kind.NUMBER,
        _ -> Draw.of(1, new Slots(Map.of())), _ -> List.of("1"), "How many moons has the Earth?")));
    assertThatIllegalArgumentException().isThrownBy(() -> Questions.generate(narrow, 16, 30));
  }
}
