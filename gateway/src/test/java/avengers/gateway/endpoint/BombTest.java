package avengers.gateway.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.upstream.Replies;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are made to cost more than they weigh are refused before any backend is asked. */
@TestInstance(Lifecycle.PER_CLASS)
class BombTest {
  private static final int MILLION = 1_000_000;
  private static final String MESSAGES = "\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]";

  @AutoClose
  private final TwoBackends models = TwoBackends.start(setup -> setup.maxBody(32L << 20));

  /** A body, and what is said of it. */
  record Bomb(String name, String body, String said) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static String chat(String field) {
    return "{\"model\":\"alpha\"," + MESSAGES + "," + field + "}";
  }

  private static String list(String element, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> element)
        .collect(Collectors.joining(",", "[",
            "]"));
  }

  static Stream<Bomb> bombs() {
    String message = "{\"role\":\"user\",\"content\":\"x\"}";
    String keys = IntStream.range(0, MILLION)
        .mapToObj(i -> "\"" + i + "\":0")
        .collect(
            Collectors.joining(","));
    return Stream.of(new Bomb("deep lists", "[".repeat(10 * MILLION), "must be a JSON object"),
        new Bomb("deep lists in a field", chat("\"x\":" + "[".repeat(10 * MILLION)),
            "nested too deeply"),
        new Bomb("deep objects", "{\"a\":".repeat(MILLION), "nested too deeply"),
        new Bomb("ten megabytes of digits", chat("\"seed\":" + "1".repeat(10 * MILLION)),
            "a number or a field's name that is too long"),
        new Bomb("digits behind the point", chat("\"x\":0." + "1".repeat(10 * MILLION)),
            "a number or a field's name that is too long"),
        new Bomb("digits of an exponent", chat("\"x\":1e" + "1".repeat(10 * MILLION)),
            "a number or a field's name that is too long"),
        new Bomb("an exponent beyond every range", chat("\"x\":1e99999999999"),
            "a number's exponent is too large"),
        new Bomb("many messages", "{\"model\":\"alpha\",\"messages\":" + list(message, 20_000)
            + "}", "'messages' must be a list of 10000 at most"),
        new Bomb("a million messages", "{\"model\":\"alpha\",\"messages\":"
            + list(message, MILLION) + "}", "too many parts"),
        new Bomb("empty lists", chat("\"x\":" + list("[]", 10 * MILLION)), "too many parts"),
        new Bomb("numbers", chat("\"x\":" + list("0", 10 * MILLION)), "too many parts"),
        new Bomb("tools", chat("\"tools\":" + list("{}", 2_000)), "'tools' must be a list of 1000"),
        new Bomb("stops", chat("\"stop\":" + list("\"\"", 2_000)), "'stop' must be a list of 1000"),
        new Bomb("keys", chat(keys), "too many parts"),
        new Bomb("a doubled key", chat("\"x\":{\"y\":1,\"y\":2}"), "a field is given twice"),
        new Bomb("a doubled key, escaped", chat("\"x\":{\"y\":1,\"\\u0079\":2}"),
            "a field is given twice"),
        new Bomb("a long key", chat("\"" + "k".repeat(MILLION) + "\":0"), "too long"),
        new Bomb("many choices", chat("\"n\":1000000000"), "'n' must be a whole number"),
        new Bomb("no end of choices", chat("\"n\":1e999999999"), "'n' must be a whole number"),
        new Bomb("hardly any choices", chat("\"n\":1e-999999999"), "'n' must be a whole number"),
        new Bomb("tokens", chat("\"max_tokens\":1e300"), "'max_tokens' must be a whole number"),
        new Bomb("more tokens", chat("\"max_completion_tokens\":99999999999999999999"),
            "'max_completion_tokens' must be a whole number"),
        new Bomb("heat", chat("\"temperature\":1e999999999"), "'temperature' must be a number"),
        new Bomb("NUL", chat("\"x\":\"\0\""), "a control character (code 0)"));
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void aBombIsRefusedWithItsReason(Bomb bomb) {
    int before = models.received().size();

    Answer answer = models.client().post("/v1/chat/completions", bomb.body().getBytes(UTF_8));

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.error().get("message").asString()).contains(bomb.said());
    assertThat(answer.text().length()).isLessThan(1_000);
    assertThat(models.received()).hasSize(before);
  }

  /** Numbers that fields of every endpoint might hold, and that are none to count to. */
  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999", "1E+2147483647",
      "1e-2147483647", "-0", "0e999999999"})
  void anAbsurdNumberAnywhereIsRefusedOrPassedOn(String number) {
    models.always(Replies.asManyAsAsked("42"));
    List<String> fields = List.of("n", "best_of", "logprobs", "top_logprobs", "max_tokens",
        "max_completion_tokens", "max_output_tokens", "temperature", "top_p", "seed", "stop",
        "frequency_penalty", "logit_bias", "dimensions", "prompt", "input", "unknown");
    for (String path : List.of("chat/completions", "completions", "embeddings", "responses",
        "avengers/plan")) {
      for (String model : List.of("alpha", "avengers")) {
        for (String field : fields) {
          String body = "{\"model\":\"" + model + "\"," + MESSAGES
              + ",\"prompt\":\"x\",\"input\":\"x\",\"avengers\":{\"max_cost\":" + number + "},\""
              + field + "\":" + number + "}";
          Answer answer = models.client().post("/v1/" + path, body.getBytes(UTF_8));

          assertThat(answer.status()).as(path + body + answer.text())
              .isIn(200, 400, 404);
        }
      }
    }
  }

  @Test
  void halfASurrogatePairIsPassedOnAsItCame() {
    models.alpha().always(Replies.text("42"));

    Answer answer = models.client()
        .chat(Chat.to("alpha")
            .replace("{\"model\"",
                "{\"x\": \"\\ud800\", \"model\""));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(models.alpha().last().text()).contains("\"\\ud800\"");
  }

  @Test
  void aPictureOfTwentyMegabytesPasses() {
    models.alpha().always(Replies.text("42"));

    Answer answer = models.client()
        .chat("{\"model\":\"alpha\",\"messages\":[{\"role\":\"user\","
            + "\"content\":\"" + "A".repeat(28 * MILLION) + "\"}]}");

    assertThat(answer.status()).isEqualTo(200);
  }
}
