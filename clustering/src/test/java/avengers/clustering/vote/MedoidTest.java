package avengers.clustering.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avengers.clustering.answer.AnswerKind;
import avengers.clustering.testing.Vectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MedoidTest {
  private static final Tally NOTHING_COUNTED = new Tally(new AnswerKind.ShortTexts(), List.of(),
      Map.of());

  /** A text and where it lies. */
  private record Text(Sample sample, List<Float> place) {}

  @Test
  void theTextNearestToAllOthersIsChosen() {
    Verdict.NotComparable verdict = choose(text("left", 0.9, 1, 0), text("middle", 0.1, 1, 1),
        text("right", 0.9, 0, 1));

    assertThat(verdict.chosen().model()).isEqualTo("middle");
    assertThat(verdict.agreement()).isCloseTo(Math.sqrt(0.5), within(1e-6));
    assertThat(verdict.confidence()).isEqualTo(verdict.agreement());
  }

  @Test
  void ofEquallyNearTextsTheBetterModelsIsChosenThenTheFirst() {
    assertThat(choose(text("weak", 0.2, 1, 0), text("strong", 0.9, 1, 0)).chosen().model())
        .isEqualTo("strong");
    assertThat(choose(text("first", 0.5, 1, 0), text("second", 0.5, 1, 0)).chosen().model())
        .isEqualTo("first");
  }

  @Test
  void equalTextsAreEquallyNearWhereverTheyStand() {
    List<Text> texts = new ArrayList<>(List.of(text("best", 0.9, 0.3, 0.7)));
    for (int i = 0; i < 3; i++) {
      texts.add(text("same", 0.5, 0.3, 0.7));
      texts.add(text("other", 0.5, 0.4 * i, 0.7));
    }
    for (int round = 0; round < 100; round++) {
      Collections.shuffle(texts, new Random(round));

      assertThat(choose(texts.toArray(Text[]::new)).chosen().model()).isEqualTo("best");
    }
  }

  @Test
  void oppositesDoNotAgree() {
    assertThat(choose(text("a", 0.5, 1, 0), text("b", 0.5, -1, 0)).agreement()).isEqualTo(0);
  }

  @Test
  void oneTextAgreesWithNone() {
    Verdict.NotComparable verdict = choose(text("only", 0.5, 1, 0));

    assertThat(verdict.chosen().model()).isEqualTo("only");
    assertThat(verdict.agreement()).isEqualTo(0);
  }

  @Test
  void silentSamplesAreNoCandidatesUnlessAllAre() {
    Sample speaking = Sample.of("speaking", 0.1, "Once upon a time");
    Sample empty = Sample.of("silent", 0.9, " ");

    assertThat(Medoid.candidates(List.of(empty, speaking))).containsExactly(speaking);
    assertThat(Medoid.candidates(List.of(empty, empty))).containsExactly(empty, empty);
  }

  @Test
  void everyTextNeedsAVector() {
    assertThatThrownBy(
        () -> Medoid.choose(NOTHING_COUNTED, List.of(Sample.of("a", 0.5, "text")), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 texts, 0 vectors");
    assertThatThrownBy(() -> choose()).isInstanceOf(IllegalArgumentException.class);
  }

  private static Text text(String model, double score, double x, double y) {
    return new Text(Sample.of(model, score, "text"), List.of((float) x, (float) y));
  }

  private static Verdict.NotComparable choose(Text... texts) {
    return Medoid.choose(NOTHING_COUNTED, List.of(texts).stream().map(Text::sample).toList(),
        List.of(texts)
            .stream()
            .map(text -> Vectors.unit(text.place().get(0), text.place().get(1)))
            .toList());
  }
}
