package avengers.gateway.demo.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@NullMarked
class SpecialistTest {

  private static final double USUAL = 0.7;
  private static final List<Question> QUESTIONS = Questions.generate(21, 150);

  static List<Specialist> specialists() {
    return Specialists.five();
  }

  @ParameterizedTest
  @MethodSource("specialists")
  void measuredErrorsAreNearTheDeclaredRates(Specialist specialist) {
    for (Field field : Fields.all()) {
      List<Sample> samples = Sample.of(specialist, questions(field), USUAL, 10);
      assertThat(1 - Sample.shareRight(samples))
          .as(field.name())
          .isCloseTo(specialist.errorRate(field.name()), within(0.09));
    }
  }

  @ParameterizedTest
  @MethodSource("specialists")
  void errorsGrowWithTemperature(Specialist specialist) {
    double cold = Sample.shareRight(Sample.of(specialist, QUESTIONS, 0, 1));
    double usual = Sample.shareRight(Sample.of(specialist, QUESTIONS, USUAL, 3));
    double hot = Sample.shareRight(Sample.of(specialist, QUESTIONS, 1.2, 3));
    assertThat(cold).isGreaterThan(usual + 0.1);
    assertThat(usual).isGreaterThan(hot + 0.05);
  }

  @ParameterizedTest
  @MethodSource("specialists")
  void theMajorityOfManySamplesIsBetterThanOne(Specialist specialist) {
    double single = Sample.shareRight(Sample.of(specialist, QUESTIONS, USUAL, 1));
    double voted = QUESTIONS.stream()
        .filter(
            question -> Sample.majority(specialist, question, USUAL, 9).equals(question.answer()))
        .count() / (double) QUESTIONS.size();
    assertThat(voted).isGreaterThan(single + 0.08);
  }

  @ParameterizedTest
  @MethodSource("specialists")
  void atTemperatureZeroTheSeedDoesNotMatter(Specialist specialist) {
    assertThat(QUESTIONS).allSatisfy(question -> assertThat(specialist.reply(question.text(), 0, 1))
        .isEqualTo(specialist.reply(question.text(), 0, 2)));
  }

  @ParameterizedTest
  @MethodSource("specialists")
  void theSameSeedGivesTheSameReply(Specialist specialist) {
    assertThat(QUESTIONS).allSatisfy(question -> assertThat(specialist.reply(question.text(), 1, 5))
        .isEqualTo(specialist.reply(question.text(), 1, 5)));
  }

  @ParameterizedTest
  @MethodSource("specialists")
  void seedsGiveDifferentReplies(Specialist specialist) {
    String question = QUESTIONS.getFirst().text();
    assertThat(
        IntStream.range(0, 40).mapToObj(seed -> specialist.reply(question, 1, seed)).distinct())
        .hasSizeGreaterThan(3);
  }

  @ParameterizedTest
  @MethodSource("specialists")
  void theReplyHoldsTheSampledAnswer(Specialist specialist) {
    for (Sample sample : Sample.of(specialist, QUESTIONS, USUAL, 2)) {
      String reply = specialist.reply(sample.question().text(), USUAL, sample.seed());
      assertThat(reply.replaceAll("(\\d),(?=\\d{3}(?!\\d))", "$1")).contains(sample.answer());
    }
  }

  @Test
  void textsOfNoFieldAreDeclinedPolitely() {
    Specialist specialist = Specialists.five().getFirst();
    assertThat(specialist.reply("Tell me a joke.", 1, 1)).contains("demo-abacus", "simulated",
        "arithmetic", "facts");
  }

  @Test
  void namesAndPricesDiffer() {
    assertThat(Specialists.five()).extracting(Specialist::model).hasSize(5).doesNotHaveDuplicates();
    assertThat(Specialists.five()).extracting(Specialist::outputPrice).doesNotHaveDuplicates();
  }

  @Test
  void ratesNameKnownFields() {
    List<String> names = Fields.all().stream().map(Field::name).toList();
    assertThat(Specialists.five())
        .allSatisfy(each -> assertThat(names).containsAll(each.errorRates().keySet()));
  }

  @Test
  void impossibleRatesAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(
        () -> new Specialist("m", "nothing", Map.of("facts", 1.5), 0.5, Style.TERSE, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(
        () -> new Specialist("m", "nothing", Map.of(), Double.NaN, Style.TERSE, 0, 0));
    assertThatIllegalArgumentException().isThrownBy(
        () -> new Specialist("m", "nothing", Map.of(), 0.5, Style.TERSE, -1, 0));
  }

  private static List<Question> questions(Field field) {
    return QUESTIONS.stream().filter(question -> question.field().equals(field.name())).toList();
  }
}
