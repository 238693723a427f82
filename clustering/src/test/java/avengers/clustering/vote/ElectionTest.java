package avengers.clustering.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import avengers.clustering.answer.Prompt;
import avengers.clustering.answer.Reading;
import avengers.clustering.answer.Reply;
import avengers.clustering.answer.ResponseForm;
import avengers.clustering.testing.Vectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ElectionTest {
  private static final Prompt PROMPT = Prompt.of("How many?");

  @Test
  void theMostFrequentAnswerWins() {
    Verdict verdict = count(sample("weak", 0.2, "It is 7"), sample("weak", 0.2, "Answer: 7.0"),
        sample("strong", 0.9, "8"));

    assertThat(verdict).isInstanceOf(Verdict.Majority.class);
    assertThat(verdict.winner().map(Sample::text)).contains("It is 7");
    assertThat(verdict.votes()).isEqualTo(2);
    assertThat(verdict.voters()).isEqualTo(3);
    assertThat(verdict.agreement()).isCloseTo(2 / 3.0, within(1e-12));
  }

  @Test
  void theBestScoredWinnersFirstTextIsReturnedWhole() {
    Verdict verdict = count(sample("weak", 0.2, "7"), sample("strong", 0.9, "Well...\nso 7"),
        sample("strong", 0.9, "7!"));

    assertThat(verdict.winner().map(Sample::text)).contains("Well...\nso 7");
  }

  @Test
  void ofWinnersThatSayTheSameJsonThoseComeFirstThatAreNothingElse() {
    Prompt prompt = new Prompt("Which?", new ResponseForm.JsonObject());

    Verdict verdict = Election.PLAIN.decide(prompt, List.of(
        sample("strong", 0.9, "```json\n{\"a\": 1}\n```"), sample("weak", 0.2, "{\"a\": 1}"),
        sample("weaker", 0.1, "{ \"a\": 1 }")));

    assertThat(verdict.votes()).isEqualTo(3);
    assertThat(verdict.winner().map(Sample::text)).contains("{\"a\": 1}");
  }

  @Test
  void jsonInAFenceIsReturnedWhereNoWinnerIsNothingElse() {
    Prompt prompt = new Prompt("Which?", new ResponseForm.JsonObject());

    Verdict verdict = Election.PLAIN.decide(prompt, List.of(sample("weak", 0.2, "So: {\"a\": 1}"),
        sample("strong", 0.9, "```json\n{\"a\": 1}\n```")));

    assertThat(verdict.winner().map(Sample::model)).contains("strong");
  }

  @Test
  void aTieGoesToTheBetterScoredModel() {
    Verdict verdict = count(sample("weak", 0.2, "7"), sample("strong", 0.9, "8"));

    assertThat(verdict).isInstanceOf(Verdict.Tie.class);
    assertThat(verdict.winner().map(Sample::text)).contains("8");
    assertThat(verdict.votes()).isEqualTo(1);
    assertThat(verdict.voters()).isEqualTo(2);
  }

  @Test
  void thenToTheLargerSumOfScores() {
    Verdict verdict = count(sample("strong", 0.9, "7"), sample("weak", 0.2, "7"),
        sample("strong", 0.9, "8"), sample("middle", 0.5, "8"));

    assertThat(verdict.winner().map(Sample::text)).contains("8");
  }

  @Test
  void thenToTheAnswerGivenFirst() {
    assertThat(count(sample("a", 0.5, "7"), sample("b", 0.5, "8")).winner().map(Sample::text))
        .contains("7");
    assertThat(count(sample("b", 0.5, "8"), sample("a", 0.5, "7")).winner().map(Sample::text))
        .contains("8");
  }

  @Test
  void aSampleWithoutAnAnswerHasNoVote() {
    Verdict verdict = count(sample("strong", 0.9, ""), sample("strong", 0.9, "..."),
        sample("weak", 0.2, "7"));

    assertThat(verdict).isInstanceOf(Verdict.Majority.class);
    assertThat(verdict.winner().map(Sample::text)).contains("7");
    assertThat(verdict.votes()).isEqualTo(1);
    assertThat(verdict.voters()).isEqualTo(1);
    assertThat(verdict.agreement()).isEqualTo(1);
  }

  @Test
  void lettersAreComparedWhereTheQueryListsOptions() {
    Verdict verdict = Election.PLAIN.decide(Prompt.of("Which?\nA. red\nB. blue"), List.of(
        sample("a", 0.5, "The answer is (B)."), sample("b", 0.6, "A"),
        sample("c", 0.4, "B) blue")));

    assertThat(verdict).isInstanceOf(Verdict.Majority.class);
    assertThat(verdict.winner().map(Sample::text)).contains("The answer is (B).");
    assertThat(verdict.votes()).isEqualTo(2);
    assertThat(verdict.voters()).isEqualTo(3);
  }

  @Test
  void freeTextIsNotComparableAndTheBestModelsIsTaken() {
    String poem = "a long line of a poem without an end and ".repeat(10);
    Verdict verdict = count(sample("weak", 0.2, poem + "here"), sample("strong", 0.9, poem));

    assertThat(verdict).isInstanceOf(Verdict.NotComparable.class);
    assertThat(verdict.winner().map(Sample::text)).contains(poem);
    assertThat(verdict.agreement()).isEqualTo(0);
  }

  @Test
  void aBetterModelsSilenceIsNoFreeText() {
    String poem = "a long line of a poem without an end and ".repeat(10);
    Verdict verdict = count(cut("strong", 0.9, poem), refused("strong", 0.9, "I'd rather not."),
        sample("weak", 0.2, poem + "here"));

    assertThat(verdict).isInstanceOf(Verdict.NotComparable.class);
    assertThat(verdict.winner().map(Sample::model)).contains("weak");
  }

  @Test
  void whereAllAreSilentTheOneThatBeganToAnswerIsLeft() {
    Verdict verdict = count(sample("empty", 0.9, ""), cut("cut before it spoke", 0.8, ""),
        refused("refusing", 0.7, "I'd rather not."), cut("cut", 0.2, "It is 7, bec"),
        cut("cut, better", 0.3, "It is 7, s"));

    assertThat(verdict).isInstanceOf(Verdict.NobodyAnswered.class);
    assertThat(verdict.winner().map(Sample::model)).contains("cut, better");
    assertThat(verdict.confidence()).isEqualTo(0);
    assertThat(verdict.voters()).isEqualTo(0);
  }

  @Test
  void thenOneThatSaysAnything() {
    assertThat(count(sample("empty", 0.9, ""), cut("cut before it spoke", 0.8, ""),
        refused("refusing", 0.2, "I'd rather not.")).winner().map(Sample::model))
        .contains("refusing");
    assertThat(count(sample("empty", 0.2, ""), sample("empty, better", 0.9, ""))
        .winner()
        .map(Sample::model))
        .contains("empty, better");
  }

  @Test
  void whereNobodysVoteHasWeightTheMostFrequentAnswerWins() {
    Verdict verdict = Election.of(new VotePolicy.LogOdds(VoteWeights.INDEPENDENT))
        .decide(PROMPT, List.of(sample("bad", 0.05, "8"), sample("worse", 0.01, "7"),
            sample("worse", 0.01, "7")));

    assertThat(verdict).isInstanceOf(Verdict.Majority.class);
    assertThat(verdict.winner().map(Sample::text)).contains("7");
    assertThat(verdict.agreement()).isCloseTo(2 / 3.0, within(1e-12));
  }

  @Test
  void theSameVotesWeighTheSameInAnyOrder() {
    List<Sample> samples = new ArrayList<>();
    for (double score : new double[]{0.31, 0.47, 0.59, 0.62, 0.83, 0.94}) {
      samples.add(sample("one", score, "7"));
      samples.add(sample("other", score, "8"));
    }
    for (int round = 0; round < 100; round++) {
      Collections.shuffle(samples, new Random(round));

      assertThat(Election.of(new VotePolicy.LogOdds(VoteWeights.INDEPENDENT))
          .decide(PROMPT, samples)).isInstanceOf(Verdict.Tie.class);
    }
  }

  @Test
  void aMajorityThatMayBeLuckIsUncertain() {
    Election election = new Election(new VotePolicy.Plain(), Optional.of(new BinomialTest(0.05)),
        Calibration.NONE);
    List<Sample> five = Collections.nCopies(5, sample("a", 0.5, "7"));
    List<Sample> six = Collections.nCopies(6, sample("a", 0.5, "7"));

    assertThat(election.decide(PROMPT, five)).isInstanceOf(Verdict.Uncertain.class);
    assertThat(election.decide(PROMPT, six)).isInstanceOf(Verdict.Majority.class);
  }

  @Test
  void whatOnlyWeightsMadeTheStrongestIsUncertain() {
    Election election = new Election(new VotePolicy.LogOdds(VoteWeights.INDEPENDENT),
        Optional.of(new BinomialTest(0.05)), Calibration.NONE);
    List<Sample> samples = new ArrayList<>(
        Collections.nCopies(10, sample("guesser", 0.11, "7")));
    samples.add(sample("expert", 0.9, "8"));

    Verdict verdict = election.decide(PROMPT, samples);

    assertThat(verdict).isInstanceOf(Verdict.Uncertain.class);
    assertThat(verdict.winner().map(Sample::text)).contains("8");
  }

  @Test
  void withoutSamplesNobodyAnswered() {
    Verdict verdict = count();

    assertThat(verdict).isInstanceOf(Verdict.NobodyAnswered.class);
    assertThat(verdict.winner()).isEmpty();
    assertThat(verdict.votes()).isEqualTo(0);
    assertThat(verdict.voters()).isEqualTo(0);
  }

  @Test
  void theOrderOfSamplesDecidesNothingButTheLastTie() {
    RandomGenerator random = Vectors.seeded(1);
    for (int round = 0; round < 500; round++) {
      List<Sample> samples = randomSamples(random);
      Verdict first = Election.PLAIN.decide(PROMPT, samples);
      Collections.shuffle(samples, new Random(round));
      Verdict second = Election.PLAIN.decide(PROMPT, samples);

      assertThat(second.getClass()).isEqualTo(first.getClass());
      assertThat(second.votes()).isEqualTo(first.votes());
      assertThat(second.winner().map(Sample::score)).isEqualTo(first.winner().map(Sample::score));
      if (first instanceof Verdict.Majority) {
        assertThat(second.winner().map(Sample::text)).isEqualTo(first.winner().map(Sample::text));
      }
    }
  }

  @Test
  void anotherVoteForTheWinnerNeverMakesItLose() {
    RandomGenerator random = Vectors.seeded(2);
    for (int round = 0; round < 500; round++) {
      List<Sample> samples = randomSamples(random);
      Sample winner = Election.PLAIN.decide(PROMPT, samples).winner().orElseThrow();
      samples.add(random.nextInt(samples.size() + 1), sample("late", 0, winner.text()));

      assertThat(Election.PLAIN.decide(PROMPT, samples).winner().map(Sample::text))
          .contains(winner.text());
    }
  }

  /** Numbers from 0 to 3 by models whose scores are 0.0 to 0.9. */
  private static List<Sample> randomSamples(RandomGenerator random) {
    List<Sample> samples = new ArrayList<>();
    for (int i = random.nextInt(1, 10); i > 0; i--) {
      int model = random.nextInt(10);
      samples.add(sample("model " + model, model / 10.0, String.valueOf(random.nextInt(4))));
    }
    return samples;
  }

  private static Verdict count(Sample... samples) {
    return Election.PLAIN.decide(PROMPT, List.of(samples));
  }

  private static Sample sample(String model, double score, String text) {
    return Sample.of(model, score, text);
  }

  private static Sample cut(String model, double score, String text) {
    return ended(model, score, text, Reply.Ending.TRUNCATED);
  }

  private static Sample refused(String model, double score, String text) {
    return ended(model, score, text, Reply.Ending.REFUSED);
  }

  private static Sample ended(String model, double score, String text, Reply.Ending ending) {
    return new Sample(model, score,
        Reading.of(new Reply(text, List.of(), ending, Optional.empty())), OptionalDouble.empty());
  }
}
