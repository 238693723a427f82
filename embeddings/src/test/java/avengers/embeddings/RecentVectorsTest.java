package avengers.embeddings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentVectorsTest {
  private static final int LIMIT = 100_000;

  private final RecentVectors vectors = new RecentVectors(LIMIT);

  @Test
  void whatIsKeptIsFoundByItsText() {
    vectors.keep("text", new float[]{1});

    assertThat(vectors.find("text")).contains(new float[]{1});
    assertThat(vectors.find("Text")).isEmpty();
  }

  @Test
  void theyNeverTakeMoreThanTheirLimit() {
    IntStream.range(0, 1_000).forEach(i -> vectors.keep("text " + i, new float[384]));

    assertThat(vectors.bytes()).isBetween(LIMIT / 2L, (long) LIMIT);
  }

  @Test
  void longTextsCountAsWhatTheyTake() {
    vectors.keep("x".repeat(LIMIT), new float[1]);

    assertThat(vectors.bytes()).isZero();
  }
}
