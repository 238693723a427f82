package avengers.gateway.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.clustering.answer.ResponseForm;
import avengers.gateway.fixture.Chat;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ChatRequestTest {
  private static final RandomGeneratorFactory<RandomGenerator> RANDOM = RandomGeneratorFactory.of(
      "L64X128MixRandom");

  private static final Comparator<JsonNode> BY_VALUE = (a, b) -> a.isNumber() && b.isNumber()
      ? a.decimalValue().compareTo(b.decimalValue())
      : a.equals(b) ? 0 : 1;

  private static ChatRequest parse(String body) {
    return ChatRequest.parse(body.getBytes(UTF_8));
  }

  private static ChatRequest with(String fields) {
    return parse(Chat.with("m", fields));
  }

  private static ChatRequest ofMessages(String messages) {
    return parse("{\"model\": \"m\", \"messages\": " + messages + "}");
  }

  private static JsonNode json(RequestContent body) {
    return Json.MAPPER.readTree(body.bytes());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      [{"role": "user", "content": "one"}]                                         | one
      [{"role": "user", "content": "one"}, {"role": "user", "content": "two"}]     | two
      [{"role": "user", "content": "one"}, {"role": "assistant", "content": "no"}] | one
      [{"role": "system", "content": "no"}]                                        | ``
      [{"role": "user", "content": ""}]                                            | ``
      [{"role": "user", "content": []}]                                            | ``
      [{"role": "user", "content": [{"type": "image_url", "image_url": {}}]}]      | ``
      """)
  void theLastMessageOfTheUserIsTheQuery(String messages, String query) {
    assertThat(ofMessages(messages).query()).isEqualTo(query);
  }

  @Test
  void theFormOfTheReplyIsThatOfItsResponseFormat() {
    assertThat(with("\"x\": 1").prompt().query()).isEqualTo("How many?");
    assertThat(with("\"x\": 1").prompt().form()).isEqualTo(new ResponseForm.AnyText());
    assertThat(form("{\"type\": \"text\"}")).isEqualTo(new ResponseForm.AnyText());
    assertThat(form("{\"type\": \"json_object\"}")).isEqualTo(new ResponseForm.JsonObject());
    assertThat(form("{\"type\": \"json_schema\", \"json_schema\": {\"name\": \"a\"}}"))
        .isEqualTo(new ResponseForm.JsonObject());
    assertThat(form("""
        {"type": "json_schema", "json_schema": {"name": "a", "schema": {"type": "object"}}}"""))
        .isEqualTo(new ResponseForm.JsonSchema("{\"type\":\"object\"}"));
    assertThat(form("{\"type\": \"unknown\"}")).isEqualTo(new ResponseForm.AnyText());
  }

  private static ResponseForm form(String format) {
    return with("\"response_format\": " + format).prompt().form();
  }

  @Test
  void severalSamplesAreAskedForAtOnce() {
    JsonNode body = json(with("\"stream\": true, \"n\": 1, \"top_k\": 3").samples("x", 0.7, 4));

    assertThat(body.propertyNames()).containsExactlyInAnyOrder("model", "messages", "top_k",
        "temperature", "n");
    assertThat(body.get("n").asInt()).isEqualTo(4);
    assertThat(body.get("temperature").asDouble()).isEqualTo(0.7);
  }

  @Test
  void oneWholeAnswerIsAskedForAsTheClientDoes() {
    JsonNode body = json(with("\"stream\": true, \"n\": 1, \"seed\": 3").whole("x"));

    assertThat(body.propertyNames()).containsExactlyInAnyOrder("model", "messages", "seed");
    assertThat(body.get("model").asString()).isEqualTo("x");
  }

  @Test
  void theTextPartsOfAMessageAreJoined() {
    String parts = """
        [{"role": "user", "content": [{"type": "text", "text": "What is"},
          {"type": "image_url", "image_url": {"url": "data:"}}, {"type": "text", "text": "this?"},
          {"type": "text", "text": null}, {"type": "thinking", "thinking": "no"}]}]
        """;

    assertThat(ofMessages(parts).query()).isEqualTo("What is\nthis?");
  }

  @Test
  void optionsThatAreAbsentHaveTheirDefaults() {
    ChatRequest request = parse(Chat.to("m"));

    assertThat(request.stream()).isFalse();
    assertThat(request.includeUsage()).isFalse();
    assertThat(request.temperature()).isEmpty();
    assertThat(request.seed()).isEmpty();
    assertThat(request.n()).isEqualTo(1);
  }

  @Test
  void optionsThatAreNullCountAsAbsent() {
    ChatRequest request = with("\"stream\": null, \"temperature\": null, \"seed\": null,"
        + " \"n\": null, \"stream_options\": null");

    assertThat(request.stream()).isFalse();
    assertThat(request.includeUsage()).isFalse();
    assertThat(request.temperature()).isEmpty();
    assertThat(request.seed()).isEmpty();
    assertThat(request.n()).isEqualTo(1);
  }

  @Test
  void optionsAreRead() {
    ChatRequest request = with("\"stream\": true, \"temperature\": 0.25, \"seed\": -7, \"n\": 3,"
        + " \"stream_options\": {\"include_usage\": true}");

    assertThat(request.stream()).isTrue();
    assertThat(request.includeUsage()).isTrue();
    assertThat(request.temperature()).hasValue(0.25);
    assertThat(request.seed()).hasValue(-7);
    assertThat(request.n()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999", "-1e999", "1e999999999", "\"1\"", "true", "{}"})
  void aTemperatureIsAFiniteNumber(String value) {
    assertThatThrownBy(() -> with("\"temperature\": " + value)).isInstanceOf(ApiException.class)
        .hasMessage("'temperature' must be a number from 0 to 2.");
  }

  @Test
  void aNullTemperatureGivesWayToTheEnsembles() {
    JsonNode sample = json(with("\"temperature\": null").sample("x", 0.7, 0));

    assertThat(sample.get("temperature").asDouble()).isEqualTo(0.7);
  }

  @Test
  void aSampleLeavesTheRequestAsItIs() {
    ChatRequest request = with("\"stream\": true, \"seed\": 1");
    String first = request.sample("a", 0.7, 0).toString();
    request.sample("b", 0.1, 5);

    assertThat(request.sample("a", 0.7, 0)).hasToString(first);
    assertThat(request.model()).isEqualTo("m");
    assertThat(request.stream()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-7", "9223372036854775807", "-9223372036854775808",
      "123456789012345678901234567890"})
  void everySeedGivesEachSampleOneThatAnyBackendTakes(String seed) {
    ChatRequest request = with("\"seed\": " + seed);
    List<Integer> seeds = IntStream.range(0, 64)
        .mapToObj(place -> json(request.sample("x", 0.7, place)).get("seed").intValue())
        .toList();

    assertThat(seeds).doesNotHaveDuplicates().allMatch(each -> each >= 0);
    assertThat(json(with("\"seed\": " + seed).sample("x", 0.7, 3)).get("seed").intValue())
        .isEqualTo(seeds.get(3));
  }

  @Test
  void aRelayedRequestIsTheSameJsonButForTheModel() {
    RandomGenerator random = RANDOM.create(7);
    for (int i = 0; i < 300; i++) {
      String fields = "\"x\": " + randomValue(random, 4);

      JsonNode relayed = json(with(fields).relayed("other"));

      JsonNode direct = Json.MAPPER.readTree(Chat.with("other", fields));
      assertThat(relayed.equals(BY_VALUE, direct)).as(fields).isTrue();
    }
  }

  @Test
  void noTextBreaksTheParserInAnUnknownWay() {
    RandomGenerator random = RANDOM.create(11);
    byte[] whole = Chat.with("m", "\"stream\": true, \"x\": [1, {\"y\": \"ü\"}]").getBytes(UTF_8);
    for (int i = 0; i < 3_000; i++) {
      byte[] mutant = whole.clone();
      for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
        mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
      }
      try {
        ChatRequest.parse(mutant).sample("x", 0.5, 1);
      } catch (ApiException e) {
        assertThat(e.error().kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
      }
    }
  }

  private static String randomValue(RandomGenerator random, int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> "null";
      case 1 -> Boolean.toString(random.nextBoolean());
      case 2 -> Long.toString(random.nextLong());
      case 3 -> Double.toString(random.nextDouble());
      case 4 -> random.nextInt(1, 100) + "." + random.nextInt(100) + "0e" + random.nextInt(-9, 9);
      case 5 -> "\"" + List.of("", "ü😀", "a\\nb", "\\u0000", "\\\"").get(random.nextInt(5)) + "\"";
      case 6 -> "[" + randomValue(random, depth - 1) + ", " + randomValue(random, depth - 1) + "]";
      default -> "{\"a\": " + randomValue(random, depth - 1) + "}";
    };
  }

  @Test
  void changesToTheEnsembleAreNotForBackends() {
    ChatRequest request = with("\"avengers\": {\"samples\": 3}, \"top_k\": 4");

    assertThat(request.changes()).hasValueSatisfying(
        changes -> assertThat(changes.toString()).isEqualTo("{\"samples\":3}"));
    assertThat(json(request.sample("up", 0.7, 0)).propertyNames()).contains("top_k")
        .doesNotContain("avengers");
    assertThat(json(request.relayed("up")).propertyNames()).contains("top_k")
        .doesNotContain("avengers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"top_k\": 4", "\"avengers\": null"})
  void withoutChangesTheEnsembleIsAsConfigured(String fields) {
    assertThat(with(fields).changes()).isEmpty();
    assertThat(json(with(fields).sample("up", 0.7, 0)).propertyNames()).doesNotContain("avengers");
  }

  @Test
  void changesAreAnObject() {
    assertThatThrownBy(() -> with("\"avengers\": 3")).hasMessage("'avengers' must be an object.");
  }

  @Test
  void theTemperatureIsSaidOnce() {
    assertThatThrownBy(() -> with("\"temperature\": 1, \"avengers\": {\"temperature\": 1}"))
        .hasMessage("'avengers.temperature': the request has a 'temperature' of its own; leave one "
            + "of them out.");
  }
}
