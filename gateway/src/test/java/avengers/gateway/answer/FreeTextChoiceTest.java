package avengers.gateway.answer;

import static avengers.gateway.answer.Replied.saying;
import static org.assertj.core.api.Assertions.assertThat;

import avengers.embeddings.Embedder;
import avengers.embeddings.EmbeddingException;
import avengers.embeddings.EmbeddingPool;
import avengers.gateway.backend.CallScope;
import avengers.gateway.config.VotingConfig;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class FreeTextChoiceTest {
  private static final String FILLER = " and so they went on with their long story".repeat(8);
  private static final Vote VOTE = Replied.vote(List.of(saying(0, "a", "One" + FILLER),
      saying(1, "b", "Two" + FILLER), saying(2, "c", "Two or so" + FILLER)));

  private Vertx vertx;

  @BeforeAll
  void start() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  void stop() {
    vertx.close().await();
  }

  /** Texts that begin alike are alike. */
  private static class ByBeginning implements Embedder {
    @Override
    public String fingerprint() {
      return "test";
    }

    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public float[] embed(String text) {
      return text.startsWith("Two") ? new float[]{1, 0} : new float[]{0, 1};
    }

    @Override
    public int tokens(String text) {
      return text.split(" ", -1).length;
    }

    @Override
    public void close() {}
  }

  private Vote choose(Embedder embedder, Duration deadline, boolean leave) {
    try (EmbeddingPool pool = new EmbeddingPool(embedder, 1, 1)) {
      CallScope scope = CallScope.open(vertx, Duration.ofMinutes(1), "req_1");
      if (leave) {
        scope.abort();
      }
      Vote chosen = new FreeTextChoice(Optional.of(new TextVectors(vertx, pool, deadline)))
          .choose(VotingConfig.USUAL, VOTE, scope)
          .await();
      scope.abort();
      return chosen;
    }
  }

  @Test
  void theTextNearestToTheOthersIsChosen() {
    Vote vote = choose(new ByBeginning(), Duration.ofSeconds(10), false);

    assertThat(vote.chosen().place().model()).isEqualTo("b");
    assertThat(vote.verdict().agreement()).isEqualTo(0.5);
  }

  @Test
  void whereAnEmbeddingFailsTheBestModelsTextStands() {
    Embedder broken = new ByBeginning() {
      @Override
      public float[] embed(String text) {
        throw new EmbeddingException("no", new IllegalStateException());
      }
    };

    assertThat(choose(broken, Duration.ofSeconds(10), false)).isEqualTo(VOTE);
  }

  @Test
  void whereEmbeddingTakesTooLongTheBestModelsTextStands() {
    Embedder slow = hanging(new CountDownLatch(1));

    assertThat(choose(slow, Duration.ofMillis(20), false)).isEqualTo(VOTE);
  }

  private static Embedder hanging(CountDownLatch until) {
    return new ByBeginning() {
      @Override
      public float[] embed(String text) {
        try {
          until.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        return super.embed(text);
      }
    };
  }

  @Test
  void noTextIsWaitedForBeyondTheRequestsDeadline() {
    CountDownLatch never = new CountDownLatch(1);
    try (EmbeddingPool pool = new EmbeddingPool(hanging(never), 1, 1)) {
      CallScope scope = CallScope.open(vertx, Duration.ofMillis(20), "req_1");

      Vote chosen = new FreeTextChoice(
          Optional.of(new TextVectors(vertx, pool, Duration.ofMinutes(10))))
          .choose(VotingConfig.USUAL, VOTE, scope)
          .await(10, TimeUnit.SECONDS);

      assertThat(chosen).isEqualTo(VOTE);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void forAClientThatLeftNothingIsEmbedded() {
    assertThat(choose(new ByBeginning(), Duration.ofSeconds(10), true)).isEqualTo(VOTE);
  }

  @Test
  void withoutAnEmbedderTheBestModelsTextStands() {
    CallScope scope = CallScope.open(vertx, Duration.ofMinutes(1), "req_1");

    assertThat(new FreeTextChoice(Optional.empty()).choose(VotingConfig.USUAL, VOTE, scope).await())
        .isEqualTo(VOTE);
    scope.abort();
  }
}
