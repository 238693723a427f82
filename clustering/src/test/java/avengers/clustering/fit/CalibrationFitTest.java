package avengers.clustering.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import avengers.clustering.answer.AnswerKind;
import avengers.clustering.testing.Vectors;
import avengers.clustering.vote.Calibration;
import avengers.clustering.vote.ConfidenceCurve;
import avengers.clustering.vote.Election;
import avengers.clustering.vote.Sample;
import avengers.clustering.vote.Tally;
import avengers.clustering.vote.VotePolicy;
import avengers.clustering.vote.VoteWeights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Votes of twenty: of these the leader has ten or more, and the second all others. */
class CalibrationFitTest {
  private static final int VOTERS = 20;
  private static final AnswerKind NUMBERS = new AnswerKind.Numbers(false, false);
  private static final AnswerKind TEXTS = new AnswerKind.ShortTexts();
  private static final Map<AnswerKind, List<Tally>> TALLIES = Map.of(NUMBERS, tallies(NUMBERS),
      TEXTS, tallies(TEXTS));

  @Test
  void confidenceIsHowOftenSuchVerdictsAreRight() {
    Calibration calibration = CalibrationFit.fit(
        source(NUMBERS, 20_000, lead -> 0.3 + 0.4 * lead * lead, 1));

    for (Tally tally : ofKind(NUMBERS)) {
      assertThat(calibration.confidence(tally))
          .isCloseTo(0.3 + 0.4 * tally.lead() * tally.lead(), within(0.05));
    }
  }

  @Test
  void aSourceWhoseLeadIsItsAccuracyKeepsIt() {
    Calibration calibration = CalibrationFit.fit(source(NUMBERS, 20_000, lead -> lead, 2));

    for (Tally tally : ofKind(NUMBERS)) {
      assertThat(calibration.confidence(tally)).isCloseTo(tally.lead(), within(0.05));
    }
  }

  @Test
  void confidenceNeverFallsAndIsNeverCertain() {
    RandomGenerator random = Vectors.seeded(3);
    for (int round = 0; round < 200; round++) {
      double slope = random.nextDouble(-1, 1);
      ConfidenceCurve curve = overall(CalibrationFit.fit(source(NUMBERS,
          random.nextInt(100, 400), lead -> 0.5 + slope * (lead - 0.5), round)));

      assertThat(curve.confidences()).isSorted()
          .allSatisfy(confidence -> assertThat(confidence).isBetween(0.001, 0.999));
    }
  }

  @Test
  void whereALongerLeadIsWorseAllAreWorthTheSame() {
    ConfidenceCurve curve = overall(
        CalibrationFit.fit(source(NUMBERS, 5000, lead -> 0.9 - 0.5 * lead, 4)));

    assertThat(curve.at(1) - curve.at(0)).isLessThan(0.05);
  }

  @Test
  void verdictsThatAreAllRightAreStillNotCertain() {
    ConfidenceCurve curve = overall(CalibrationFit.fit(source(NUMBERS, 198, lead -> 1, 5)));

    assertThat(curve.confidences()).isNotEmpty()
        .allSatisfy(all -> assertThat(all).isCloseTo(199 / 200.0, within(1e-9)));
  }

  @Test
  void eachKindHasItsOwnCurve() {
    List<JudgedVerdict> verdicts = new ArrayList<>(source(NUMBERS, 10_000, lead -> 0.9, 6));
    verdicts.addAll(source(TEXTS, 10_000, lead -> 0.3, 7));

    Calibration calibration = CalibrationFit.fit(verdicts);

    assertThat(calibration.confidence(ofKind(NUMBERS).getLast())).isCloseTo(0.9, within(0.03));
    assertThat(calibration.confidence(ofKind(TEXTS).getLast())).isCloseTo(0.3, within(0.03));
    assertThat(overall(calibration).at(0.5)).isCloseTo(0.6, within(0.03));
  }

  @Test
  void aKindWithFewVerdictsUsesTheCurveOfAll() {
    List<JudgedVerdict> verdicts = new ArrayList<>(source(NUMBERS, 5000, lead -> 0.9, 8));
    verdicts.addAll(source(TEXTS, 99, lead -> 0.1, 9));

    Calibration calibration = CalibrationFit.fit(verdicts);

    assertThat(calibration.byKind()).containsOnlyKeys("number");
    Tally text = ofKind(TEXTS).getLast();
    assertThat(calibration.confidence(text)).isEqualTo(overall(calibration).at(text.lead()));
  }

  @Test
  void fewVerdictsTeachNothing() {
    assertThat(CalibrationFit.fit(source(NUMBERS, 99, lead -> lead, 10)))
        .isEqualTo(Calibration.NONE);
    assertThat(CalibrationFit.fit(List.of())).isEqualTo(Calibration.NONE);
  }

  @Test
  void theVerdictsOfOneQueryCountTogether() {
    List<JudgedVerdict> shared = source(NUMBERS, 300, lead -> lead, 11).stream()
        .map(verdict -> new JudgedVerdict(verdict.kind(), verdict.lead(), verdict.agreement(),
            verdict.right(), 1 / 3.0))
        .toList();

    assertThat(CalibrationFit.fit(shared).overall()).isPresent();
    assertThat(CalibrationFit.fit(shared.subList(0, 290)).overall()).isEmpty();
  }

  @Test
  void theOrderOfVerdictsDoesNotMatter() {
    List<JudgedVerdict> verdicts = new ArrayList<>(source(NUMBERS, 500, lead -> lead, 12));
    Calibration before = CalibrationFit.fit(verdicts);
    Collections.shuffle(verdicts, new Random(1));

    assertThat(CalibrationFit.fit(verdicts).overall().orElseThrow().confidences())
        .isEqualTo(overall(before).confidences());
  }

  @Test
  void theErrorOfVerdictsThatCountForOneBin() {
    // Ten of twenty agree: 0.5, of which 0.75 are right.
    Tally even = ofKind(NUMBERS).getFirst();
    List<JudgedVerdict> verdicts = List.of(new JudgedVerdict(even, true),
        new JudgedVerdict(even, false), new JudgedVerdict(even, true, 2));

    assertThat(CalibrationError.of(verdicts, Calibration.NONE)).isCloseTo(0.25, within(1e-9));
    assertThat(CalibrationError.of(List.of(), Calibration.NONE)).isZero();
  }

  @Test
  void tooMuchInOneBinIsNotMadeUpForByTooLittleInAnother() {
    // Half agree and all are right; all agree and half are right.
    Tally even = ofKind(NUMBERS).getFirst();
    Tally sure = ofKind(NUMBERS).getLast();
    List<JudgedVerdict> verdicts = List.of(new JudgedVerdict(even, true, 2),
        new JudgedVerdict(sure, true), new JudgedVerdict(sure, false));

    assertThat(CalibrationError.of(verdicts, Calibration.NONE)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void whatWasLearnedLowersTheErrorOnOtherVerdicts() {
    DoubleUnaryOperator accuracy = lead -> 0.2 + 0.3 * lead;
    Calibration calibration = CalibrationFit.fit(source(NUMBERS, 5000, accuracy, 13));
    List<JudgedVerdict> others = source(NUMBERS, 5000, accuracy, 14);

    assertThat(CalibrationError.of(others, Calibration.NONE)).isGreaterThan(0.3);
    assertThat(CalibrationError.of(others, calibration)).isLessThan(0.03);
  }

  @Test
  void whereNoVoteHasWeightTheMostVotesLead() {
    Election weightless = Election.of(new VotePolicy.LogOdds(
        new VoteWeights(Map.of("best", 0.0, "other", 0.0, "third", 0.0))));
    Tally tally = weightless.count(NUMBERS, List.of(Sample.of("best", 0.9, "1"),
        Sample.of("other", 0.5, "2"), Sample.of("third", 0.5, "2")));

    assertThat(tally.parties().getFirst().best().model()).isEqualTo("other");
    assertThat(new JudgedVerdict(tally, true).lead()).isCloseTo(0.25, within(1e-9));
    assertThat(CalibrationFit.fit(Collections.nCopies(200, new JudgedVerdict(tally, true)))
        .confidence(tally)).isCloseTo(1, within(0.01));
  }

  @Test
  void whereNobodyAnsweredThereIsNothingToJudge() {
    assertThatThrownBy(() -> new JudgedVerdict(Election.PLAIN.count(NUMBERS, List.of()), true))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new JudgedVerdict(ofKind(NUMBERS).getFirst(), true, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<JudgedVerdict> source(AnswerKind kind, int count,
      DoubleUnaryOperator accuracy, long seed) {
    RandomGenerator random = Vectors.seeded(seed);
    List<Tally> tallies = ofKind(kind);
    return IntStream.range(0, count).mapToObj(i -> {
      Tally tally = tallies.get(random.nextInt(tallies.size()));
      return new JudgedVerdict(tally,
          random.nextDouble() < accuracy.applyAsDouble(tally.lead()));
    }).toList();
  }

  private static ConfidenceCurve overall(Calibration calibration) {
    return calibration.overall().orElseThrow();
  }

  private static List<Tally> ofKind(AnswerKind kind) {
    return TALLIES.getOrDefault(kind, List.of());
  }

  private static List<Tally> tallies(AnswerKind kind) {
    return IntStream.rangeClosed(VOTERS / 2, VOTERS)
        .mapToObj(first -> Election.PLAIN.count(kind, Stream.concat(
            Collections.nCopies(first, "1").stream(),
            Collections.nCopies(VOTERS - first, "2").stream())
            .map(text -> Sample.of("m", 0.5, text))
            .toList()))
        .toList();
  }
}
