package avengers.gateway.openai.embeddings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddingItemTest {
  private static final float[] VECTOR = {0.1f, -0.03125f, 1e-7f, 1};

  @Test
  void numbersAreWrittenWithTheFewestDigits() {
    assertThat(EmbeddingItem.of(3, VECTOR, 5, VectorEncoding.FLOAT).json()).isEqualTo(
        "{\"object\":\"embedding\",\"index\":3,\"embedding\":[0.1,-0.03125,1.0E-7,1.0]}");
  }

  @Test
  void inBase64EachNumberHasFourBytesTheLowestFirst() {
    assertThat(EmbeddingItem.of(0, VECTOR, 5, VectorEncoding.BASE64).json()).isEqualTo(
        "{\"object\":\"embedding\",\"index\":0,\"embedding\":\"zczMPQAAAL2Vv9YzAACAPw==\"}");
  }

  @Test
  void anAnswerHoldsTheItemsInTheirOrderAndTheSumOfTheTokens() {
    byte[] answer = EmbeddingItem.answer("m \"x\"", List.of(new EmbeddingItem("{\"a\":1}", 2),
        new EmbeddingItem("{\"a\":2}", 40)));

    assertThat(new String(answer, StandardCharsets.UTF_8)).isEqualTo("{\"object\":\"list\","
        + "\"data\":[{\"a\":1},{\"a\":2}],\"model\":\"m \\\"x\\\"\",\"usage\":"
        + "{\"prompt_tokens\":42,\"total_tokens\":42}}");
  }
}
