package avengers.gateway.answer;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.plan.Caps;
import avengers.clustering.stopping.AskAll;
import avengers.gateway.config.DialConfig;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.config.VotingConfig;
import avengers.gateway.fixture.Chat;
import avengers.gateway.openai.ApiException;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import avengers.gateway.upstream.UpstreamExchange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * Whatever backends do, and in whatever order: a request ends, each sample takes at most three
 * requests, and what came decides. Each sample has a seed of its own, by which it is known.
 */
class SamplesUnderFaultsTest {
  private static final List<String> MODELS = List.of("a", "b", "c");
  private static final int ROUNDS = 120;

  @AutoClose
  private final ThreeModels models = new ThreeModels(LearnedFixture.router(LearnedFixture.plans()));

  private final Random random = new Random(21);
  private final Map<Long, Integer> calls = new TreeMap<>();
  private final Map<Long, String> answers = new TreeMap<>();

  private synchronized void reply(UpstreamExchange exchange) {
    long seed = exchange.received().json().path("seed").asLong();
    calls.merge(seed, 1, Integer::sum);
    anyReply(seed).to(exchange);
  }

  private Reply anyReply(long seed) {
    return switch (random.nextInt(10)) {
      case 0 -> Replies.error(500, "down");
      case 1 -> Replies.error(400, "no");
      case 2 -> Replies.breakOff();
      case 3 -> Replies.html();
      case 4 -> Replies.status(429, "{}", Map.of("retry-after", "0"));
      case 5 -> Replies.error(404, "no such model");
      default -> {
        String letter = "Answer: " + "ABC".charAt(random.nextInt(3));
        answers.put(seed, letter);
        yield Replies.text(letter);
      }
    };
  }

  private synchronized void forget() {
    calls.clear();
    answers.clear();
  }

  private static EnsembleConfig ensemble(int samples, int asked, OptionalInt cap) {
    VotingConfig plain = new VotingConfig(VotingConfig.Weighting.PLAIN,
        VotingConfig.FreeText.BEST, new AskAll(), Optional.empty());
    return new EnsembleConfig("e", samples, asked, 0.7, plain).withDial(
        new DialConfig(Optional.empty(), true,
            new Caps(cap, OptionalDouble.empty(), Optional.empty()), Set.of(), false,
            Optional.empty()));
  }

  @Test
  void theRequestEndsWithinItsMeansAndWhatCameDecides() {
    MODELS.forEach(model -> models.upstream(model).always(this::reply));
    int replaced = 0;
    for (int round = 0; round < ROUNDS; round++) {
      forget();
      int samples = 2 + random.nextInt(6);
      OptionalInt cap = random.nextBoolean()
          ? OptionalInt.of(samples + random.nextInt(4))
          : OptionalInt.empty();
      // All samples of a request for two answers are waited for.
      String body = Chat.choice("e").replaceFirst("\\{", "{\"seed\": " + round + ", \"n\": 2, ");
      Optional<EnsembleAnswer> answer = answer(
          ensemble(samples, 1 + random.nextInt(2), cap), body);

      synchronized (this) {
        String what = "round " + round + ": " + calls + " " + answers;
        assertThat(calls.values()).as(what).allMatch(made -> made <= 3);
        assertThat(calls).as(what).hasSizeLessThanOrEqualTo(samples);
        assertThat(calls.values().stream().mapToInt(made -> made).sum()).as(what)
            .isLessThanOrEqualTo(cap.orElse(3 * samples));
        assertThat(answer.isPresent()).as(what).isEqualTo(!answers.isEmpty());
        answer.ifPresent(given -> assertThat(mostFrequent()).as(what)
            .contains(content(given)));
        replaced += answer.filter(given -> given.samples().contains("replaced")).isPresent()
            ? 1
            : 0;
      }
    }
    assertThat(replaced).isGreaterThan(ROUNDS / 4);
  }

  private Optional<EnsembleAnswer> answer(EnsembleConfig ensemble, String body) {
    try {
      return Optional.of(models.answer(ensemble, body));
    } catch (ApiException nobodyAnswered) {
      assertThat(nobodyAnswered.error().code()).isPresent();
      return Optional.empty();
    }
  }

  private Set<String> mostFrequent() {
    Map<String, Long> votes = answers.values()
        .stream()
        .collect(Collectors.groupingBy(letter -> letter, Collectors.counting()));
    long most = votes.values().stream().mapToLong(count -> count).max().orElse(0);
    return votes.entrySet()
        .stream()
        .filter(letter -> letter.getValue() == most)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static String content(EnsembleAnswer answer) {
    return answer.result() instanceof EnsembleAnswer.Result.Given(var body)
        ? body.at("/choices/0/message/content").asString()
        : "";
  }
}
