package avengers.gateway.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ChatAnswerTest {
  private static ChatChoice choice(String fields, String text) {
    String body = "{" + fields + "\"choices\": [{\"finish_reason\": \"stop\", \"message\": "
        + "{\"content\": \"" + text + "\"}}, {\"index\": 1}]}";
    return ChatCompletion.parse(body.getBytes(UTF_8)).orElseThrow().choices().getFirst();
  }

  private static ObjectNode of(ChatChoice... choices) {
    return ChatAnswer.of("id-1", "m", List.of(choices), new TokenUsage(3, 4));
  }

  @Test
  void itHasAllFieldsOfOpenAisOwn() {
    ObjectNode answer = of(choice("", "7"));

    assertThat(answer.propertyNames()).containsExactlyInAnyOrder("id", "object", "created", "model",
        "choices", "usage");
    assertThat(answer.get("id").asString()).isEqualTo("id-1");
    assertThat(answer.get("object").asString()).isEqualTo("chat.completion");
    assertThat(answer.get("created").asLong()).isGreaterThan(1_700_000_000);
    assertThat(answer.get("model").asString()).isEqualTo("m");
    assertThat(answer.get("usage").toString()).isEqualTo(
        "{\"prompt_tokens\":3,\"completion_tokens\":4,\"total_tokens\":7}");
  }

  @Test
  void itsChoicesAreThoseThatWereChosenInTheirOrder() {
    ObjectNode answer = of(choice("", "8"), choice("", "7"));

    assertThat(answer.get("choices").valueStream())
        .extracting(choice -> choice.get("index") + choice.at("/message/content").asString())
        .containsExactly("08", "17");
  }

  @Test
  void theTimeOfTheBackendStaysAndWhatElseItGives() {
    ObjectNode answer = of(choice("\"created\": 5, \"timings\": {\"a\": 1}, ", "7"));

    assertThat(answer.get("created").asLong()).isEqualTo(5);
    assertThat(answer.at("/timings/a").asInt()).isEqualTo(1);
  }

  @Test
  void whatABackendTellsOfItselfIsToldWhereItHoldsForAll() {
    String one = "\"system_fingerprint\": \"a\", \"service_tier\": \"default\", ";
    String other = "\"system_fingerprint\": \"b\", \"service_tier\": \"default\", ";

    assertThat(of(choice(one, "7")).get("system_fingerprint").asString()).isEqualTo("a");
    assertThat(of(choice(one, "7"), choice(other, "8")).propertyNames())
        .contains("service_tier")
        .doesNotContain("system_fingerprint");
    assertThat(Stream.of(of(choice(one, "7"), choice("", "8")),
        of(choice("\"system_fingerprint\": null, ", "7"))))
        .noneMatch(answer -> answer.has("system_fingerprint"));
  }

  @Test
  void whatItIsMadeOfIsNotChanged() {
    ChatChoice choice = choice("\"system_fingerprint\": \"a\", ", "7");
    ObjectNode before = choice.completion().deepCopy();

    of(choice);

    assertThat(choice.completion()).isEqualTo(before);
  }
}
