package avengers.gateway.backend;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.openai.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class StreamedChoicesTest {
  private final StreamedChoices choices = new StreamedChoices();

  private void add(String choice) {
    choices.add((ObjectNode) Json.MAPPER.readTree("{\"choices\": [" + choice + "]}"));
  }

  private void say(int index) {
    add("{\"index\": %d, \"delta\": {\"content\": \"7\"}}".formatted(index));
  }

  private void end(int index) {
    add("{\"index\": %d, \"delta\": {}, \"finish_reason\": \"stop\"}".formatted(index));
  }

  @Test
  void whatSaysSomethingAndEndsIsWhole() {
    say(0);
    assertThat(choices.areWhole()).isFalse();
    end(0);

    assertThat(choices.areWhole()).isTrue();
  }

  @Test
  void everyChoiceHasToEnd() {
    say(0);
    say(1);
    end(1);
    assertThat(choices.areWhole()).isFalse();
    end(0);

    assertThat(choices.areWhole()).isTrue();
  }

  @Test
  void anEndWithoutAWordIsNoAnswer() {
    add("{\"delta\": {\"role\": \"assistant\", \"content\": \"\"}}");
    end(0);

    assertThat(choices.haveBegun()).isTrue();
    assertThat(choices.areWhole()).isFalse();
  }

  @Test
  void nothingIsNoAnswer() {
    add("");

    assertThat(choices.haveBegun()).isFalse();
    assertThat(choices.areWhole()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"tool_calls\": [{\"index\": 0}]}", "{\"refusal\": \"No.\"}",
      "{\"reasoning_content\": \"Hm\"}", "{\"audio\": {\"data\": \"AA\"}}"})
  void thereAreManyWaysToSaySomething(String delta) {
    add("{\"delta\": " + delta + ", \"finish_reason\": \"stop\"}");

    assertThat(choices.areWhole()).isTrue();
  }

  @Test
  void aTextCompletionMayBeEmpty() {
    add("{\"text\": \"\", \"finish_reason\": \"length\"}");

    assertThat(choices.areWhole()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}",
      "{\"finish_reason\" : \"stop\"}"})
  void aLongChunkIsSearchedForTheEnd(String data) {
    choices.addUnread(data);

    assertThat(choices.areWhole()).isTrue();
  }

  @Test
  void aLongChunkWithoutAnEndIsNone() {
    choices.addUnread("{\"choices\":[{\"delta\":{},\"finish_reason\":null}]}");

    assertThat(choices.areWhole()).isFalse();
  }

  @Test
  void indexesThatNobodyAskedForTakeNoMemory() {
    add("{\"index\": 2000000000, \"delta\": {\"content\": \"7\"}, \"finish_reason\": \"stop\"}");
    add("{\"index\": -7, \"delta\": {}, \"finish_reason\": \"stop\"}");

    assertThat(choices.areWhole()).isTrue();
  }
}
