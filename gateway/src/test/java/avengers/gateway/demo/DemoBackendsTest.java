package avengers.gateway.demo;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.Client;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The simulated models speak OpenAI's API as far as the gateway uses it. */
class DemoBackendsTest {
  @AutoClose
  private final DemoBackends backends;
  @AutoClose
  private final Client client;

  DemoBackendsTest() throws IOException {
    this.backends = DemoBackends.start();
    URI base = backends.running().getFirst().base();
    this.client = new Client(URI.create("http://" + base.getAuthority()));
  }

  private static List<String> texts(Answer answer) {
    return answer.json()
        .path("choices")
        .valueStream()
        .map(choice -> choice.at("/message/content").asString(""))
        .toList();
  }

  private JsonNode usage(String fields) {
    return client.chat(Chat.with("any", fields)).json().path("usage");
  }

  @Test
  void giveAsManyChoicesAsAreAskedFor() {
    Answer answer = client.chat(Chat.with("any", "\"n\": 3"));

    assertThat(texts(answer)).hasSize(3).doesNotContain("");
    assertThat(answer.json().at("/choices/2/index").asInt()).isEqualTo(2);
    assertThat(texts(client.chat(Chat.to("any")))).hasSize(1);
  }

  @Test
  void countThePromptOnceAndEveryAnswer() {
    JsonNode one = usage("\"temperature\": 0");
    JsonNode three = usage("\"temperature\": 0, \"n\": 3");

    assertThat(three.path("prompt_tokens")).isEqualTo(one.path("prompt_tokens"));
    assertThat(three.path("completion_tokens").asInt())
        .isEqualTo(3 * one.path("completion_tokens").asInt());
  }

  @Test
  void repeatThemselvesForASeed() {
    String seeded = Chat.with("any", "\"n\": 4, \"seed\": 5");

    assertThat(texts(client.chat(seeded))).isEqualTo(texts(client.chat(seeded)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"n\": 0", "\"n\": 129", "\"n\": 2, \"stream\": true"})
  void refuseANumberOfChoicesThatTheyCannotGive(String fields) {
    Answer answer = client.chat(Chat.with("any", fields));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error().path("param").asString()).isEqualTo("n");
  }
}
