package avengers.clustering.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avengers.clustering.answer.AnswerKind;
import avengers.clustering.answer.KindChoice;
import avengers.clustering.answer.Prompt;
import avengers.clustering.answer.Reading;
import avengers.clustering.answer.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private static final AnswerKind NUMBERS = KindChoice.of(Prompt.of("How many?"),
      List.of(Reading.of(Reply.of("7"))));
  private static final ConfidenceCurve CURVE = new ConfidenceCurve(List.of(0.2, 0.6),
      List.of(0.3, 0.9));
  private static final Tally TWO_OF_TWO = Election.PLAIN.count(NUMBERS,
      List.of(Sample.of("a", 0.5, "7"), Sample.of("b", 0.5, "7")));

  @Test
  void aCurveIsStraightBetweenItsPointsAndFlatBeyondThem() {
    assertThat(CURVE.at(0)).isEqualTo(0.3);
    assertThat(CURVE.at(0.2)).isEqualTo(0.3);
    assertThat(CURVE.at(0.4)).isCloseTo(0.6, within(1e-12));
    assertThat(CURVE.at(0.6)).isEqualTo(0.9);
    assertThat(CURVE.at(1)).isEqualTo(0.9);
  }

  @Test
  void aCurveRisesFromZeroToOne() {
    assertThatThrownBy(() -> new ConfidenceCurve(List.of(0.5, 0.5), List.of(0.1, 0.2)))
        .hasMessageContaining("does not rise");
    assertThatThrownBy(() -> new ConfidenceCurve(List.of(0.4, 0.5), List.of(0.2, 0.1)))
        .hasMessageContaining("does not rise");
    assertThatThrownBy(() -> new ConfidenceCurve(List.of(0.4), List.of(1.1)))
        .hasMessageContaining("does not rise");
    assertThatThrownBy(() -> new ConfidenceCurve(List.of(), List.of()))
        .hasMessageContaining("0 leads and 0 confidences");
  }

  @Test
  void theCurveOfTheKindIsAskedFirstThenTheOneOfAll() {
    ConfidenceCurve flat = new ConfidenceCurve(List.of(0.5), List.of(0.42));
    Calibration ofChoices = new Calibration(Map.of(
        KindChoice.of(Prompt.of("Which?\n(A) red\n(B) blue"), List.of()).label(), CURVE),
        Optional.of(flat));
    Calibration ofNumbers = new Calibration(Map.of(NUMBERS.label(), CURVE),
        Optional.of(flat));

    assertThat(ofChoices.confidence(TWO_OF_TWO)).isEqualTo(0.42);
    assertThat(ofNumbers.confidence(TWO_OF_TWO)).isEqualTo(0.9);
  }

  @Test
  void whereNothingWasLearnedTheAgreementIsTheConfidence() {
    assertThat(Calibration.NONE.confidence(TWO_OF_TWO)).isEqualTo(1);
  }
}
