package avengers.gateway.answer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.fixture.Chat;
import io.vertx.core.streams.ReadStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** An answer whose asking goes wrong in a way that nobody foresaw. */
class BrokenWatcherTest {
  @AutoClose
  private final ThreeModels models = new ThreeModels(LearnedFixture.router(
      LearnedFixture.plans(LearnedFixture.STRONGER, LearnedFixture.MORE, LearnedFixture.THREE)));

  /** Cannot take what it asked for. */
  private record Broken() implements SampleWatcher {
    @Override
    public boolean wantsProgress() {
      return true;
    }

    @Override
    public boolean speculates() {
      return false;
    }

    @Override
    public void progressed(SampleProgress progress) {
      throw new IllegalStateException("cannot be told");
    }

    @Override
    public void source(ReadStream<?> upstream) {}

    @Override
    public void chunk(ObjectNode chunk) {}
  }

  @Test
  void itEndsAtOnceAndDoesNotWaitForEver() {
    assertThatThrownBy(() -> models.answer(new EnsembleConfig("e", 3, 3, 0.7),
        Chat.choice("e"), new Broken())).hasMessage("cannot be told");
  }
}
