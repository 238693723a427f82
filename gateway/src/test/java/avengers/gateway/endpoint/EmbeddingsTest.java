package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.embeddings.CacheFolder;
import avengers.embeddings.Embedder;
import avengers.embeddings.EmbeddingModel;
import avengers.embeddings.OnnxEmbedder;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.fixture.Wire;
import avengers.gateway.openai.Json;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The gateway's own embedding model under its name. */
@TestInstance(Lifecycle.PER_CLASS)
class EmbeddingsTest {
  private static final String PATH = "/v1/embeddings";
  private static final String MODEL = "all-MiniLM-L6-v2";

  private TwoBackends models;
  private Embedder embedder;

  @BeforeAll
  void start() {
    models = TwoBackends.start(setup -> setup.servedEmbedder().ensemble("three", 3, 2));
    embedder = OnnxEmbedder.load(EmbeddingModel.bundled(), 1, CacheFolder.of(System.getenv()));
  }

  @AfterAll
  void stop() {
    models.close();
    embedder.close();
  }

  private static ObjectNode request(String... texts) {
    ObjectNode body = Json.MAPPER.createObjectNode().put("model", MODEL);
    ArrayNode input = body.putArray("input");
    for (String text : texts) {
      input.add(text);
    }
    return body;
  }

  private Answer ask(ObjectNode body) {
    return models.client().post(PATH, body.toString());
  }

  private static float[] numbers(JsonNode item) {
    JsonNode embedding = item.get("embedding");
    float[] numbers = new float[embedding.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = Float.parseFloat(embedding.get(i).toString());
    }
    return numbers;
  }

  private static float[] decoded(JsonNode item) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(item.get("embedding").asString()))
        .order(ByteOrder.LITTLE_ENDIAN);
    float[] numbers = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(numbers);
    return numbers;
  }

  @Test
  void aTextBecomesTheVectorThatRoutingUses() {
    ObjectNode body = request();
    body.put("input", "How many apples are left?").put("user", "someone").put("new_field", 1);

    Answer answer = ask(body);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("content-type")).contains("application/json");
    JsonNode json = answer.json();
    assertThat(json.get("object").asString()).isEqualTo("list");
    assertThat(json.get("model").asString()).isEqualTo(MODEL);
    assertThat(json.get("data")).hasSize(1);
    assertThat(json.at("/data/0/object").asString()).isEqualTo("embedding");
    assertThat(json.at("/data/0/index").asInt()).isZero();
    assertThat(numbers(json.at("/data/0"))).isEqualTo(embedder.embed("How many apples are left?"));
    assertThat(json.at("/usage/prompt_tokens").asInt()).isEqualTo(8);
    assertThat(json.at("/usage/total_tokens").asInt()).isEqualTo(8);
  }

  @Test
  void numbersHaveNoDigitsThatFloatsDoNotHave() {
    assertThat(ask(request("a")).json().at("/data/0/embedding").valueStream())
        .allSatisfy(number -> assertThat(number.decimalValue().precision()).isLessThan(10));
  }

  @Test
  void aBatchComesInItsOrderInBothEncodings() {
    List<String> texts = IntStream.range(0, 50).mapToObj(i -> "number " + i).toList();
    ObjectNode body = request(texts.toArray(String[]::new));

    JsonNode plain = ask(body.put("encoding_format", "float")).json();
    JsonNode encoded = ask(body.put("encoding_format", "base64")).json();

    assertThat(plain.get("data")).hasSize(50);
    for (int i = 0; i < 50; i++) {
      float[] expected = embedder.embed(texts.get(i));
      assertThat(plain.get("data").get(i).get("index").asInt()).isEqualTo(i);
      assertThat(numbers(plain.get("data").get(i))).isEqualTo(expected);
      assertThat(decoded(encoded.get("data").get(i))).isEqualTo(expected);
    }
    assertThat(plain.get("usage")).isEqualTo(encoded.get("usage"));
  }

  @Test
  void onlyTokensThatWereReadAreCounted() {
    assertThat(ask(request("word ".repeat(10_000))).json().at("/usage/prompt_tokens").asInt())
        .isEqualTo(EmbeddingModel.DEFAULT_MAX_TOKENS);
  }

  @Test
  void theModelsOwnDimensionMayBeAskedFor() {
    assertThat(ask(request("a").put("dimensions", 384)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      quoteCharacter = '`',
      textBlock = """
          "x": 1                                         | input           | 'input' is missing, or neither a text nor a list of texts.
          "input": null                                  | input           | 'input' is missing, or neither a text nor a list of texts.
          "input": {"text": "a"}                         | input           | 'input' is missing, or neither a text nor a list of texts.
          "input": ""                                    | input           | 'input' must not be empty.
          "input": []                                    | input           | 'input' must hold 1 to 2048 texts, not 0.
          "input": ["a", "b", "c", ""]                   | input[3]        | 'input[3]' must not be empty.
          "input": ["a", null]                           | input[1]        | 'input[1]' must be a text.
          "input": [1, 2, 3]                             | input           | 'input' holds tokens; this model takes texts only.
          "input": [[1, 2], [3]]                         | input           | 'input' holds tokens; this model takes texts only.
          "input": "a", "encoding_format": "int8"        | encoding_format | 'encoding_format' must be "float" or "base64".
          "input": "a", "encoding_format": 1             | encoding_format | 'encoding_format' must be "float" or "base64".
          "input": "a", "dimensions": 256                | dimensions      | 'dimensions': the vectors of this model have 384 dimensions, and no fewer.
          "input": "a", "dimensions": "384"              | dimensions      | 'dimensions': the vectors of this model have 384 dimensions, and no fewer.
          "input": "a", "avengers": {}                   | avengers        | 'avengers': the model 'all-MiniLM-L6-v2' is no ensemble, of which settings could be changed.
          """)
  void whatTheModelDoesNotTakeIsNamed(String fields, String param, String message) {
    Answer answer = models.client()
        .post(PATH, "{\"model\": \"" + MODEL + "\", " + fields + "}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error().get("type").asString()).isEqualTo("invalid_request_error");
    assertThat(answer.error().get("param").asString()).isEqualTo(param);
    assertThat(answer.message()).isEqualTo(message);
  }

  @Test
  void moreTextsThanOpenAiTakesAreRefused() {
    String[] texts = IntStream.range(0, 2_049).mapToObj(i -> "a").toArray(String[]::new);

    assertThat(ask(request(texts)).message())
        .isEqualTo("'input' must hold 1 to 2048 texts, not 2049.");
  }

  @Test
  void absentAndNullAreTheSame() {
    ObjectNode body = request("a");
    body.putNull("encoding_format").putNull("dimensions").putNull("user");

    assertThat(ask(body).json().at("/data/0/embedding").isArray()).isTrue();
  }

  private static String longList() {
    return request(IntStream.range(0, 2_048)
        .mapToObj(i -> "many words ".repeat(128))
        .toArray(String[]::new)).toString();
  }

  @Test
  void ofTooManyListsAtOnceTheLastIsToldToComeAgain() {
    try (TwoBackends busy = TwoBackends
        .start(setup -> setup.servedEmbedder(2).maxBody(8 << 20))) {
      CompletableFuture<Answer> first = busy.client().postLater(PATH, longList());
      CompletableFuture<Answer> second = busy.client().postLater(PATH, longList());

      Answer refused = (Answer) CompletableFuture.anyOf(first, second).join();

      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("retry-after")).contains("1");
      assertThat(refused.error().get("code").asString()).isEqualTo("overloaded");
      assertThat(busy.client().chat(Chat.to("alpha")).status()).isEqualTo(200);
    }
  }

  @Test
  @Timeout(25)
  void aListOfAClientThatLeftMakesRoom() throws IOException {
    try (TwoBackends busy = TwoBackends.start(
        setup -> setup.servedEmbedder(2).deadline(Duration.ofMinutes(5)).maxBody(8 << 20))) {
      try (Wire leaving = new Wire(busy.gateway().address())) {
        String list = longList();
        leaving.send("POST " + PATH + " HTTP/1.1\r\nHost: gateway\r\nContent-Length: "
            + list.length() + "\r\n\r\n" + list);
        await(busy, 503);
      }
      await(busy, 200);
    }
  }

  private static void await(TwoBackends models, int status) {
    while (models.client().post(PATH, request("a").toString()).status() != status) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aListThatTakesLongerThanTheRequestMayIsGivenUp() {
    try (TwoBackends hurried = TwoBackends.start(
        setup -> setup.servedEmbedder(2).deadline(Duration.ofMillis(300)).maxBody(8 << 20))) {
      Answer answer = hurried.client().post(PATH, longList());

      assertThat(answer.status()).isEqualTo(504);
      assertThat(answer.error().get("code").asString()).isEqualTo("timed_out");
    }
  }

  @Test
  void itIsListedAsTheGatewaysOwn() {
    JsonNode listed = models.client().get("/v1/models").json().get("data").get(4);

    assertThat(listed.get("id").asString()).isEqualTo(MODEL);
    assertThat(listed.get("owned_by").asString()).isEqualTo("avengers");
    assertThat(models.client().get("/v1/models/" + MODEL).json()).isEqualTo(listed);
  }

  @ParameterizedTest
  @CsvSource({"/v1/chat/completions", "/v1/completions"})
  void itDoesNotChat(String path) {
    Answer answer = models.client()
        .post(path, "{\"model\": \"" + MODEL
            + "\", \"prompt\": \"Hi\", \"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}]}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error().get("code").asString()).isEqualTo("model_not_supported");
    assertThat(answer.error().get("param").asString()).isEqualTo("model");
    assertThat(answer.message()).isEqualTo("The model 'all-MiniLM-L6-v2' cannot be asked here, but"
        + " with POST /v1/embeddings.");
  }

  @ParameterizedTest
  @CsvSource({"avengers", "alpha"})
  void whatChatsDoesNotEmbed(String model) {
    Answer answer = models.client()
        .post(PATH, "{\"model\": \"" + model + "\", \"input\": \"Hi\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).isEqualTo("The model '" + model + "' cannot be asked here, but"
        + " with POST /v1/chat/completions or POST /v1/completions or POST /v1/responses.");
    assertThat(models.received()).noneMatch(request -> request.path().equals(PATH));
  }

  private static Reply essay(String subject) {
    return Replies.text(("We went to see the " + subject + ", and the guide told us how the "
        + subject + " came to be. ").repeat(4));
  }

  @Test
  void whileItIsLoadedTextsCompareAlsoWithoutARouter() {
    models.alpha().then(essay("diesel engine of a tractor"), essay("old castle on the hill"));
    models.beta().then(essay("ancient castle upon a hill"));

    Answer answer = models.client().chat(Chat.asking("three", "What did you see?"));

    assertThat(answer.content()).contains("castle");
    assertThat(answer.header("x-avengers-verdict")).contains("not_comparable");
    assertThat(Double.parseDouble(answer.header("x-avengers-agreement").orElseThrow()))
        .isPositive();
  }
}
