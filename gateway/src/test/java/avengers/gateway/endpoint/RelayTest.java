package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.upstream.Received;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backend's own name passes the request through, and its answer back. */
class RelayTest {
  @AutoClose
  private final TwoBackends models = TwoBackends.start();

  private Answer ask() {
    return models.client().chat(Chat.to("alpha"));
  }

  @Test
  void theBytesOfThePlainAnswerAreUnchanged() {
    String body = "{ \"choices\" : [{\"finish_reason\":\"stop\", \"message\":"
        + "{\"content\":\"\\u00e4 ü\"}}],\n\t\"usage\": {\"x\": 1.50e1} , \"new_field\": [] }\n";
    models.alpha().always(Replies.json(body));

    Answer answer = ask();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo(body);
    assertThat(answer.header("content-type")).contains("application/json");
  }

  @Test
  void onlyTheModelsNameOfTheRequestChanges() {
    String fields = "\"temperature\": 0.70, \"n\": 2, \"stream\": false, \"seed\": 5, \"x\": {}";

    models.client().chat(Chat.with("alpha", fields));

    Received received = models.alpha().last();
    assertThat(received.text()).isEqualTo("{\"model\":\"served-alpha\",\"messages\":"
        + "[{\"role\":\"user\",\"content\":\"How many?\"}],\"temperature\": 0.70,\"n\": 2,"
        + "\"stream\": false,\"seed\": 5,\"x\": {}}");
    assertThat(models.beta().received()).isEmpty();
  }

  @Test
  void headersOfTheBackendStayBehind() {
    models.alpha()
        .always(Replies.status(200, Replies.COMPLETION, Map.of("content-type", "application/json",
            "set-cookie", "session=1", "server", "vllm", "x-request-id", "7")));

    Answer answer = ask();

    assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "server");
    assertThat(answer.header("x-request-id")).get().isNotEqualTo("7");
  }

  private void failsWith(Reply reply, int status, String code, String message) {
    models.alpha().always(reply);

    Answer answer = ask();

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.error().path("code").asString()).isEqualTo(code);
    assertThat(answer.message()).isEqualTo(message);
  }

  @Test
  void aPageThatIsNoCompletionIsNoSuccess() {
    failsWith(Replies.html(), 502, "backend_malformed",
        "The model 'alpha' gave no valid answer.");
  }

  @Test
  void theGatewaysOwnCredentialsAreNotTheClientsConcern() {
    failsWith(Replies.error(401, "Incorrect API key provided: key-of-alpha"), 502,
        "backend_unauthorized", "The model 'alpha' refused the gateway's credentials.");
    failsWith(Replies.error(403, "No access for key-of-alpha"), 502, "backend_unauthorized",
        "The model 'alpha' refused the gateway's credentials.");
  }

  @Test
  void aRateLimitPassesWithItsTime() {
    models.alpha().always(Replies.status(429, "{}", Map.of("retry-after", "17")));

    Answer answer = ask();

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("retry-after")).contains("17");
    assertThat(answer.error().path("type").asString()).isEqualTo("rate_limit_error");
  }

  @Test
  void aRejectionPassesWithItsMessage() {
    failsWith(Replies.error(400, "max_tokens is too large"), 400, "rejected",
        "max_tokens is too large");
    failsWith(Replies.error(422, "unknown role"), 422, "rejected", "unknown role");
  }

  @Test
  void aRejectionWithoutAMessageIsStillOne() {
    failsWith(Replies.status(400, "<h1>no</h1>", Map.of()), 400, "rejected",
        "The model 'alpha' rejected the request.");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 529, 301, 204})
  void everyOtherStatusIsAFailureOfTheBackend(int status) {
    failsWith(Replies.status(status, "", Map.of("location", "http://127.0.0.1:1/")), 502,
        "backend_server_error", "The model 'alpha' failed.");
  }

  @Test
  void aConnectionThatBreaksIsAFailure() {
    failsWith(Replies.breakOff(), 502, "backend_broken_off",
        "The model 'alpha' broke off its answer.");
    failsWith(Replies.brokenBody("{\"choices\": [{\"mess"), 502, "backend_broken_off",
        "The model 'alpha' broke off its answer.");
  }

  @Test
  void anUnreachableBackendIsAFailure() {
    models.alpha().close();

    Answer answer = ask();

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.error().path("code").asString()).isEqualTo("backend_unreachable");
    assertThat(answer.message()).isEqualTo("The model 'alpha' could not be reached.");
  }
}
