package avengers.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a request is told as OpenAI tells it, and no backend is asked. */
@TestInstance(Lifecycle.PER_CLASS)
class RequestErrorsTest {
  @AutoClose
  private final TwoBackends models = TwoBackends.start();

  @AfterEach
  void noBackendWasAsked() {
    assertThat(models.counts().all()).isZero();
  }

  private static void isError(Answer answer, int status, String type) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("content-type")).contains("application/json");
    assertThat(answer.error().propertyNames()).containsExactly("message", "type", "param", "code");
    assertThat(answer.error().path("type").asString()).isEqualTo(type);
    assertThat(answer.message()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {"model": "avengers", "messages": | line 1, column 34: it ends before the object is complete
      {"model": "avengers"              | line 1, column 21: it ends before the object is complete
      {"model": "aven                   | line 1, column 16: it ends before the object is complete
      {"model": avengers}               | line 1, column 11: unexpected 'a'
      {"a": 1} {"b": 2}                 | line 1, column 10: the object has ended, and more follows
      {"a": 01}                         | line 1, column 8: unexpected '1'
      {'a': 1}                          | line 1, column 2: unexpected '''
      {"ää": 1, b}                      | line 1, column 11: unexpected 'b'
      {"a": [1, 2}                      | line 1, column 12: unexpected '}'
      {"a": NaN}                        | line 1, column 10: NaN is no JSON number
      {"a": -Infinity}                  | line 1, column 16: Infinity is no JSON number
      {"a": 1e99999999999}              | line 1, column 20: a number's exponent is too large
      """)
  void textThatIsNoJsonIsToldWithItsPlace(String body, String place) {
    Answer answer = models.client().chat(body);

    isError(answer, 400, "invalid_request_error");
    assertThat(answer.message()).isEqualTo("The request's body is not valid JSON: " + place + ".");
  }

  @Test
  void aPlaceIsCountedInLinesAndCharacters() {
    assertThat(models.client().chat("{\n \"ü\": \"é\",\n \"😀\": x}").message()).endsWith(
        "line 3, column 7: unexpected 'x'.");
    assertThat(models.client().chat("{\"a\": \"\u0007\"}").message()).endsWith(
        "line 1, column 8: a control character (code 7), which must be escaped in a text.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "[]", "5", "null", "\"text\""})
  void aBodyIsAnObject(String body) {
    Answer answer = models.client().chat(body);

    isError(answer, 400, "invalid_request_error");
    assertThat(answer.message()).isEqualTo("The request's body must be a JSON object.");
  }

  @Test
  void aBodyThatIsNestedTooDeeplyIsRefused() {
    Answer answer = models.client()
        .chat(Chat.with("avengers", "\"x\": " + "[".repeat(5_000) + "]".repeat(5_000)));

    isError(answer, 400, "invalid_request_error");
    assertThat(answer.message()).isEqualTo("The request's body is nested too deeply: at most 200 "
        + "objects and lists may stand in one another.");
  }

  @Test
  void aNumberThatIsTooLongIsRefused() {
    Answer answer = models.client().chat(Chat.with("avengers", "\"x\": " + "1".repeat(1_001)));

    isError(answer, 400, "invalid_request_error");
    assertThat(answer.message()).isEqualTo("The request's body has a number or a field's name that "
        + "is too long: at most 1000 and 50000 characters.");
  }

  @Test
  void aFieldThatIsGivenTwiceIsNotClear() {
    Answer answer = models.client()
        .chat(Chat.with("avengers", "\"top_k\": 1, \"x\": {}, \"to\\u0070_k\": 2"));

    isError(answer, 400, "invalid_request_error");
    assertThat(answer.error().path("param").asString()).isEqualTo("top_k");
    assertThat(answer.message()).isEqualTo(
        "'top_k' is given twice; it is not clear which one is meant.");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      quoteCharacter = '`',
      textBlock = """
          {"messages": [{"role": "user"}]}                            | model            | 'model' is missing, or not a text.
          {"model": 7, "messages": [{"role": "user"}]}                | model            | 'model' is missing, or not a text.
          {"model": " ", "messages": [{"role": "user"}]}              | model            | 'model' is missing, or not a text.
          {"model": null, "messages": [{"role": "user"}]}             | model            | 'model' is missing, or not a text.
          {"model": "avengers"}                                       | messages         | 'messages' is missing.
          {"model": "avengers", "messages": []}                       | messages         | 'messages' must be a list of at least one message.
          {"model": "avengers", "messages": "Hi"}                     | messages         | 'messages' must be a list of at least one message.
          {"model": "avengers", "messages": {"role": "user"}}         | messages         | 'messages' must be a list of at least one message.
          {"model": "avengers", "messages": ["Hi"]}                   | messages[0]      | 'messages[0]' must be an object.
          {"model": "avengers", "messages": [{"role": "user", "content": ""}, {}]}   | messages[1].role | 'messages[1].role' is missing.
          """)
  void missingOrMistypedFieldsAreNamed(String body, String param, String message) {
    Answer answer = models.client().chat(body);

    isError(answer, 400, "invalid_request_error");
    assertThat(answer.error().path("param").asString()).isEqualTo(param);
    assertThat(answer.message()).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      quoteCharacter = '`',
      textBlock = """
          "stream": "true"         | stream         | 'stream' must be true or false.
          "stream": 1              | stream         | 'stream' must be true or false.
          "temperature": "hot"     | temperature    | 'temperature' must be a number from 0 to 2.
          "temperature": [0]       | temperature    | 'temperature' must be a number from 0 to 2.
          "temperature": 1e999     | temperature    | 'temperature' must be a number from 0 to 2.
          "seed": 1.5              | seed           | 'seed' must be a whole number.
          "n": "2"                 | n              | 'n' must be a whole number from 1 to 128.
          "stream_options": true   | stream_options | 'stream_options' must be an object.
          "n": 11                  | n              | 'n' must be from 1 to 10 when the model is 'avengers': it asks for no more answers.
          "n": 0                   | n              | 'n' must be a whole number from 1 to 128.
          "n": 99999999999999999999 | n            | 'n' must be a whole number from 1 to 128.
          """)
  void mistypedOptionsAreNamed(String field, String param, String message) {
    Answer answer = models.client().chat(Chat.with("avengers", field));

    isError(answer, 400, "invalid_request_error");
    assertThat(answer.error().path("param").asString()).isEqualTo(param);
    assertThat(answer.message()).isEqualTo(message);
  }

  @Test
  void anUnknownModelDoesNotExist() {
    Answer answer = models.client().chat(Chat.to("gpt-17"));

    isError(answer, 404, "invalid_request_error");
    assertThat(answer.error().path("code").asString()).isEqualTo("model_not_found");
    assertThat(answer.error().path("param").asString()).isEqualTo("model");
    assertThat(answer.message()).contains("'gpt-17'");
  }

  @Test
  void aLongNameIsNotRepeatedWhole() {
    assertThat(models.client().chat(Chat.to("m".repeat(100_000))).message()).hasSizeLessThan(300);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/v1", "/v1/", "/v1/chat/completions/x",
      "/v2/chat/completions", "/health", "/favicon.ico"})
  void anUnknownAddressIsNotFound(String path) {
    Answer answer = models.client().get(path);

    isError(answer, 404, "invalid_request_error");
    assertThat(answer.error().path("code").asString()).isEqualTo("unknown_url");
    assertThat(answer.message()).isEqualTo("There is no GET " + path + ".");
  }

  @ParameterizedTest
  @CsvSource({"GET, /v1/chat/completions, 'OPTIONS, POST'",
      "DELETE, /v1/chat/completions, 'OPTIONS, POST'", "POST, /v1/models, 'GET, HEAD, OPTIONS'",
      "DELETE, /v1/chat/completions/, 'OPTIONS, POST'", "POST, /v1/models/, 'GET, HEAD, OPTIONS'",
      "PUT, /health/live, 'GET, HEAD, OPTIONS'", "POST, /metrics, 'GET, HEAD, OPTIONS'"})
  void aWrongMethodIsToldWithTheRightOne(String method, String path, String allowed) {
    Answer answer = models.client().send(method, path);

    isError(answer, 405, "invalid_request_error");
    assertThat(answer.header("allow")).contains(allowed);
    assertThat(answer.error().path("code").asString()).isEqualTo("method_not_allowed");
  }
}
