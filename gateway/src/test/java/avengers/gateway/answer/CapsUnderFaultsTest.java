package avengers.gateway.answer;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.plan.Caps;
import avengers.clustering.plan.Quality;
import avengers.gateway.config.DialConfig;
import avengers.gateway.config.DoubtConfig;
import avengers.gateway.config.DoubtConfig.Consequence;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.config.OverrideConfig;
import avengers.gateway.config.ReliabilityConfig;
import avengers.gateway.config.VotingConfig;
import avengers.gateway.fixture.Chat;
import avengers.gateway.openai.ApiException;
import avengers.gateway.upstream.Received;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Whatever backends do, and in whatever order, a request takes no more than its caps allow. */
class CapsUnderFaultsTest {
  private static final List<String> MODELS = List.of("a", "b", "c");
  private static final int ROUNDS = 150;

  @AutoClose
  private final ThreeModels models = new ThreeModels(LearnedFixture.router(LearnedFixture.plans(
      LearnedFixture.STRONGER, LearnedFixture.MORE, LearnedFixture.THREE)),
      new ReliabilityConfig(1, true));

  /**
   * What counts of the calls of each round, by its question: a call that was cancelled may still be
   * on its way when the next round begins.
   */
  private final Map<String, AtomicInteger> counted = new ConcurrentHashMap<>();

  private static EnsembleConfig ensemble(Random random, Caps caps) {
    Optional<DoubtConfig> doubt = switch (random.nextInt(3)) {
      case 0 -> Optional.of(new DoubtConfig(0.5, new Consequence.SampleMore(12)));
      case 1 -> Optional.of(new DoubtConfig(0.5, new Consequence.Escalate("a")));
      default -> Optional.empty();
    };
    VotingConfig voting = new VotingConfig(VotingConfig.USUAL.weighting(),
        VotingConfig.USUAL.freeText(), VotingConfig.USUAL.stopping(), doubt);
    return new EnsembleConfig("e", 6, 2, 0.7, voting, new OverrideConfig(true, 64), false,
        new DialConfig(Optional.of(new Quality(random.nextInt(11))), random.nextBoolean(), caps,
            Set.of(), false, Optional.empty()));
  }

  private Reply anyReply(Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> counting(Replies.error(500, "down"));
      case 1 -> counting(Replies.error(400, "n must be 1"));
      case 2 -> counting(Replies.breakOff());
      case 3 -> counting(Replies.html());
      case 4 -> counting(Replies.status(429, "{}", Map.of("retry-after", "0")));
      case 5 -> exchange -> {
        count(exchange.received(), 1);
        Replies.text("Answer: A").to(exchange);
      };
      default -> counting(Replies.asManyAsAsked("Answer: " + "ABC".charAt(random.nextInt(3))));
    };
  }

  /** What counts of a call: as many samples as it asks for, or as many as it brought. */
  private Reply counting(Reply reply) {
    return exchange -> {
      count(exchange.received(), exchange.received().json().path("n").asInt(1));
      reply.to(exchange);
    };
  }

  private void count(Received call, int samples) {
    counted.computeIfAbsent(call.json().at("/messages/0/content").asString(),
        first -> new AtomicInteger()).addAndGet(samples);
  }

  private static String question(int round) {
    return "Round " + round + ": which one?\nA) red\nB) green\nC) blue";
  }

  private void ask(Random random, EnsembleConfig ensemble, int round) {
    MODELS.forEach(model -> models.upstream(model)
        .then(Stream.generate(() -> anyReply(random)).limit(20).toArray(Reply[]::new)));
    try {
      models.answer(ensemble, Chat.asking("e", question(round)));
    } catch (ApiException nobodyAnswered) {
      assertThat(nobodyAnswered.error().code()).isPresent();
    }
  }

  @Test
  void noMoreSamplesAreAskedForThanTheCapAllows() {
    Random random = new Random(11);
    List<Integer> allowed = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      allowed.add(1 + random.nextInt(8));
      Caps caps = new Caps(OptionalInt.of(allowed.getLast()), OptionalDouble.empty(),
          Optional.empty());

      ask(random, ensemble(random, caps), round);
    }
    MODELS.forEach(model -> models.upstream(model).await(counts -> counts.open() == 0));

    int most = 0;
    for (int round = 0; round < ROUNDS; round++) {
      int asked = counted.getOrDefault(question(round), new AtomicInteger()).get();
      assertThat(asked).as("round %d", round).isLessThanOrEqualTo(allowed.get(round));
      most = Math.max(most, asked);
    }
    assertThat(most).isGreaterThan(4);
  }

  @Test
  void whatIsAskedForNeverCostsMoreThanTheCapAllows() {
    Random random = new Random(12);
    double dearest = 0;
    for (int round = 0; round < ROUNDS; round++) {
      double cap = random.nextInt(1, 40) / 2.0;
      Caps caps = new Caps(OptionalInt.empty(), OptionalDouble.of(cap), Optional.empty());

      ask(random, ensemble(random, caps), round);

      double cost = models.ledger().spending().cost().orElseThrow();
      assertThat(cost).as("round %d", round).isLessThanOrEqualTo(cap);
      dearest = Math.max(dearest, cost);
    }
    assertThat(dearest).isPositive();
  }
}
