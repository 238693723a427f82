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
      {"model": "avengers", "messages": | line 1, column 34
      {"model": avengers}               | line 1, column 11
      {"a": 1} {"b": 2}                 | line 1, column 10
      {"a": 01}                         | line 1, column 8
      {'a': 1}                          | line 1, column 2
      {"a": NaN}                        | line 1, column 10
      """)
  void textThatIsNoJsonIsToldWithItsPlace(String body, String place) {
    Answer answer = models.client().chat(body);

    isError(answer, 400, "invalid_request_error");
    assertThat(answer.message()).isEqualTo("The request's body is not valid JSON: " + place + ".");
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
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      quoteCharacter = '`',
      textBlock = """
          {"messages": [{"role": "user"}]}                            | model            | 'model' is missing, or not a text.
          {"model": 7, "messages": [{"role": "user"}]}                | model            | 'model' is missing, or not a text.
          {"model": " ", "messages": [{"role": "user"}]}              | model            | 'model' is missing, or not a text.
          {"model": null, "messages": [{"role": "user"}]}             | model            | 'model' is missing, or not a text.
          {"model": "avengers"}                                       | messages         | 'messages' is missing, or not a list of at least one message.
          {"model": "avengers", "messages": []}                       | messages         | 'messages' is missing, or not a list of at least one message.
          {"model": "avengers", "messages": "Hi"}                     | messages         | 'messages' is missing, or not a list of at least one message.
          {"model": "avengers", "messages": {"role": "user"}}         | messages         | 'messages' is missing, or not a list of at least one message.
          {"model": "avengers", "messages": ["Hi"]}                   | messages[0].role | 'messages[0].role' is missing, or not a text.
          {"model": "avengers", "messages": [{"role": "user"}, {}]}   | messages[1].role | 'messages[1].role' is missing, or not a text.
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
          "temperature": "hot"     | temperature    | 'temperature' must be a number.
          "temperature": [0]       | temperature    | 'temperature' must be a number.
          "temperature": 1e999     | temperature    | 'temperature' must be a number.
          "seed": 1.5              | seed           | 'seed' must be a whole number.
          "n": "2"                 | n              | 'n' must be a whole number.
          "stream_options": true   | stream_options | 'stream_options' must be an object.
          "n": 2                   | n              | 'n' must be 1 when the model is an ensemble: it gives one voted answer.
          "n": 0                   | n              | 'n' must be 1 when the model is an ensemble: it gives one voted answer.
          "n": 99999999999999999999 | n            | 'n' must be a whole number.
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
    assertThat(answer.message()).contains("'gpt-17'");
  }

  @Test
  void aLongNameIsNotRepeatedWhole() {
    assertThat(models.client().chat(Chat.to("m".repeat(100_000))).message()).hasSizeLessThan(300);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/v1", "/v1/", "/v1/completions", "/v1/chat/completions/x",
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
      "PUT, /health/live, 'GET, HEAD, OPTIONS'", "POST, /metrics, 'GET, HEAD, OPTIONS'"})
  void aWrongMethodIsToldWithTheRightOne(String method, String path, String allowed) {
    Answer answer = models.client().send(method, path);

    isError(answer, 405, "invalid_request_error");
    assertThat(answer.header("allow")).contains(allowed);
    assertThat(answer.error().path("code").asString()).isEqualTo("method_not_allowed");
  }
}
