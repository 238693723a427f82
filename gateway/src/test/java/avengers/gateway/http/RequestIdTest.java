package avengers.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.fixture.Wire;
import avengers.gateway.upstream.Received;
import avengers.gateway.upstream.Replies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request has an id, under which it is found in the reply, upstream, and in the log. */
class RequestIdTest {
  private static final String MADE = "req_[0-9a-f]{32}";

  @AutoClose
  private final TwoBackends models = TwoBackends.start(setup -> setup.keys("key"));

  private Answer chat(String body, String id) {
    return models.client().chat(body, "Authorization", "Bearer key", "x-request-id", id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "trace-1.2:3_4", "0123456789abcdef0123456789abcdef"})
  void aSaneIdIsTaken(String id) {
    assertThat(chat(Chat.to("alpha"), id).header("x-request-id")).contains(id);
    assertThat(models.alpha().last().header("x-request-id")).contains(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "a;b", "<script>", "ä"})
  void anyOtherIsReplaced(String id) {
    assertThat(chat(Chat.to("alpha"), id).header("x-request-id")).get().asString().matches(MADE);
    assertThat(chat(Chat.to("alpha"), "a".repeat(129)).header("x-request-id")).get()
        .asString()
        .matches(MADE);
  }

  @Test
  void everyReplyHasOneAndEachItsOwn() {
    List<Answer> answers = List.of(models.client().get("/health/live"),
        models.client().get("/metrics"), models.client().get("/v1/models"),
        models.client().get("/nowhere"), models.client().send("DELETE", "/health/live"),
        chat("{", ""), chat(Chat.streamed("alpha"), ""), chat(Chat.streamed("avengers"), ""));

    assertThat(answers).extracting(answer -> answer.header("x-request-id").orElse("none"))
        .allMatch(id -> id.matches(MADE))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"not http", "GET / HTTP/9.9", "GET /%zz HTTP/1.1",
      "OPTIONS * HTTP/1.1", "CONNECT a:1 HTTP/1.1"})
  void whatIsNoHttpHasOneToo(String line) throws IOException {
    try (Wire wire = new Wire(models.gateway().address()).send(
        line + "\r\nHost: gateway\r\n\r\n")) {
      assertThat(wire.readUntil("}}")).containsPattern("x-request-id: " + MADE);
    }
  }

  @Test
  void allSamplesCarryIt() {
    chat(Chat.to("avengers"), "trace-7");

    assertThat(models.received()).hasSizeGreaterThan(1)
        .extracting(Received::headers)
        .allSatisfy(headers -> assertThat(headers).containsEntry("x-request-id", "trace-7"));
  }

  @Test
  void theLinesOfTheLogThatBelongToARequestCarryIt() {
    models.beta().always(Replies.error(400, "no"));
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream usual = System.err;
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      chat(Chat.with("avengers", "\"seed\": 1"), "trace-8");
      models.close();
    } finally {
      System.setErr(usual);
    }

    assertThat(log.toString(StandardCharsets.UTF_8).lines())
        .filteredOn(line -> line.contains("a sample is lost"))
        .isNotEmpty()
        .allMatch(line -> line.contains(" - trace-8 a sample is lost"));
  }
}
