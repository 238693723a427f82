package avengers.gateway.answer;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.answer.Answer;
import avengers.clustering.answer.AnswerKind;
import avengers.clustering.vote.Party;
import avengers.clustering.vote.Tally;
import avengers.clustering.vote.Verdict;
import avengers.gateway.answer.Choices.Pick;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class ChoicesTest {
  private static final String OPTIONS = "Which?\nA) red\nB) green\nC) blue";
  private static final String ESSAY = " is how a story begins that nobody can compare with others,"
      + " as it goes on and on without an answer. ".repeat(5);

  /** What is asked, and what models say to it; some of it alike. */
  private record Theme(String query, List<String> texts) {}

  private static final List<Theme> THEMES = List.of(
      new Theme("How many?", List.of("7", "It is 7.0", "8", "The answer is 9", "", "1,000")),
      new Theme(OPTIONS, List.of("A", "Answer: red", "(B)", "It is C.", "Answer: B", "none")),
      new Theme("Is it so?", List.of("Yes.", "No.", "yes, it is", "True", "false", "Perhaps")),
      new Theme("Who?", List.of("Ada Lovelace", "ada lovelace.", "Grace Hopper", "Turing", "")),
      new Theme("When?", List.of("17 May 2024", "2024-05-17", "May 2024", "1 June 2020")),
      new Theme("Tell a story.", List.of("One" + ESSAY, "Two" + ESSAY, "Three" + ESSAY, "")),
      new Theme("Mixed?", List.of("7", "Yes.", "One" + ESSAY, "Ada", "I cannot help with that.")));

  private static List<SampledReply> replies(RandomGenerator random, Theme theme) {
    List<SampledReply> replies = new ArrayList<>();
    int count = random.nextInt(1, 12);
    for (int number = 0; number < count; number++) {
      String text = theme.texts().get(random.nextInt(theme.texts().size()));
      String reason = random.nextInt(8) == 0 ? "length" : "stop";
      replies.add(SampledReply.of(new Place(number, Replied.slot("m" + random.nextInt(3))),
          Replied.choice(text, reason)));
    }
    return replies;
  }

  private static Optional<Answer> stated(AnswerKind kind, Pick pick) {
    return kind.read(pick.reply().reply().text());
  }

  @Test
  void theFirstIsTheVerdictsAndAllDisagreeAndTheStrongerComeFirst() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
    Set<String> kinds = new HashSet<>();
    for (int round = 0; round < 1_000; round++) {
      Theme theme = THEMES.get(random.nextInt(THEMES.size()));
      List<SampledReply> replies = replies(random, theme);
      int most = random.nextInt(1, 8);
      Optional<Vote> counted = Vote.of(Replied.voting(theme.query(), replies.size()), replies);
      if (counted.isEmpty()) {
        continue;
      }
      Vote vote = counted.get();
      Tally tally = vote.verdict().tally();
      kinds.add(tally.kind().label());

      List<Pick> picks = Choices.of(vote, Optional.empty(), most).picks();

      assertThat(picks.getFirst().reply()).isSameAs(vote.chosen().choice());
      assertThat(picks.getFirst().votes()).isEqualTo(tally.votes());
      assertThat(picks).extracting(pick -> pick.reply().reply().text()).doesNotHaveDuplicates();
      if (!tally.parties().isEmpty()) {
        assertThat(picks).hasSize(Math.min(most, tally.parties().size()));
        assertThat(picks).extracting(pick -> stated(tally.kind(), pick))
            .containsExactlyElementsOf(tally.parties()
                .stream()
                .limit(most)
                .map(party -> Optional.of(party.answer()))
                .toList());
        assertThat(picks).extracting(Pick::votes)
            .isSortedAccordingTo(Comparator.reverseOrder())
            .isEqualTo(tally.parties().stream().limit(most).map(Party::votes).toList());
      }
    }
    assertThat(kinds).contains("number", "choice", "yes_no", "short_text", "date", "free_text");
  }

  @Test
  void textsThatOnlyThinkOtherwiseAreOne() {
    Vote vote = Replied.vote(List.of(Replied.saying(0, "a", "<think>Hm.</think>One" + ESSAY),
        Replied.saying(1, "b", "<think>So.</think>\nOne" + ESSAY),
        Replied.saying(2, "c", "Two" + ESSAY)));

    assertThat(Choices.of(vote, Optional.empty(), 3).picks()).extracting(Pick::model)
        .containsExactly("a", "c");
  }

  @Test
  void votesAreThoseOfEachOfAll() {
    Vote vote = Replied.vote(List.of(Replied.saying(0, "a", "7"), Replied.saying(1, "b", "8"),
        Replied.saying(2, "c", "8"), Replied.saying(3, "a", "")));

    assertThat(Choices.of(vote, Optional.empty(), 3).votes()).isEqualTo("2/3,1/3");
    assertThat(Choices.of(vote, Optional.empty(), 1).votes()).isEqualTo("2/3");
  }

  @Test
  void theTextThatWasChosenAmongThoseThatDoNotCompareComesFirst() {
    List<SampledReply> replies = List.of(Replied.saying(0, "a", "One" + ESSAY),
        Replied.saying(1, "b", "Two" + ESSAY), Replied.saying(2, "c", "Three" + ESSAY),
        Replied.saying(3, "d", "Two" + ESSAY));
    Vote vote = Replied.vote(replies);
    Vote medoid = vote.with(
        new Verdict.NotComparable(replies.get(1).sample(), vote.verdict().tally(), 0.5));

    assertThat(Choices.of(medoid, Optional.empty(), 4).picks()).extracting(Pick::model)
        .containsExactly("b", "a", "c");
    assertThat(Choices.of(medoid, Optional.empty(), 2).picks()).extracting(Pick::model)
        .containsExactly("b", "a");
  }
}
