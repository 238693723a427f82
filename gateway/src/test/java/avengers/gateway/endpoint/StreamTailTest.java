package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.openai.Service;
import avengers.gateway.openai.TokenUsage;
import avengers.gateway.upstream.ScriptedCompletion;
import io.vertx.core.buffer.Buffer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamTailTest {
  private static final String STREAM = String.join("",
      ScriptedCompletion.of("It is 7 😀. ".repeat(200)).using(100, 10).events());

  private static StreamTail of(String text) {
    StreamTail tail = new StreamTail();
    tail.add(Buffer.buffer(text));
    return tail;
  }

  @Test
  void theEndAndTheUsageAreFoundHoweverTheStreamIsSplit() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
    Buffer all = Buffer.buffer(STREAM);
    for (int i = 0; i < 300; i++) {
      StreamTail tail = new StreamTail();
      int longest = 1 << random.nextInt(1, 15);
      for (int at = 0; at < all.length();) {
        int end = Math.min(all.length(), at + random.nextInt(1, longest + 1));
        tail.add(all.getBuffer(at, end));
        at = end;
      }

      assertThat(tail.isDone(Service.CHAT)).isTrue();
      assertThat(tail.usage()).contains(new TokenUsage(100, 10));
    }
  }

  @Test
  void noBeginningOfAStreamIsDone() {
    int end = STREAM.indexOf("]", STREAM.lastIndexOf("[DONE"));
    for (int length = end - 300; length <= end; length++) {
      assertThat(of(STREAM.substring(0, length)).isDone(Service.CHAT)).isFalse();
    }
  }

  @Test
  void nothingIsEmptyAndNotDone() {
    assertThat(new StreamTail().isEmpty()).isTrue();
    assertThat(new StreamTail().isDone(Service.CHAT)).isFalse();
    assertThat(new StreamTail().usage()).isEmpty();
    assertThat(of("x").isEmpty()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"data: [DONE]", "data:[DONE]\n\n", "data: {}\r\n\r\ndata: [DONE]\r\n\r\n",
      "data: {}\r\rdata: [DONE]\r\r", "data: [DONE]\n\n: bye\n\n",
      "data: [DONE]\n\nevent: end\n\n"})
  void everyWritingOfTheEndMarkCounts(String text) {
    assertThat(of(text).isDone(Service.CHAT)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"data: {\"x\": \"[DONE]", "[DONE]", "data: [DONE]\n\ndata: {}\n\n",
      "data: \"[DONE]\"", ": [DONE]", "event: [DONE]"})
  void whatOnlyLooksLikeTheEndMarkDoesNot(String text) {
    assertThat(of(text).isDone(Service.CHAT)).isFalse();
  }

  @Test
  void theLastUsageCounts() {
    String usage = "data: {\"usage\": {\"prompt_tokens\": %d, \"completion_tokens\": 1}}\n\n";

    assertThat(of(usage.formatted(1) + usage.formatted(2)).usage()).contains(new TokenUsage(2, 1));
    assertThat(of("data: {\"usage\": null}\n\n").usage()).isEmpty();
    assertThat(of("data: {\"usage\": \n\n").usage()).isEmpty();
  }
}
