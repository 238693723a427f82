package avengers.gateway.backend;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.config.BackendConfig;
import avengers.gateway.config.Secret;
import avengers.gateway.openai.Json;
import avengers.gateway.openai.Service;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SafeMessageTest {
  private final SafeMessage messages = SafeMessage.of(new BackendConfig("alpha",
      URI.create("http://gpu-7:8001/v1"), "served", Optional.of(new Secret("pass-phrase")),
      Optional.empty(), 1, Optional.empty(), Set.of(Service.CHAT)));

  private Optional<String> shown(String message) {
    return messages.shown(text(message));
  }

  private static JsonNode text(String message) {
    return Json.MAPPER.createObjectNode().put("message", message).get("message");
  }

  @ParameterizedTest
  @ValueSource(strings = {"max_tokens is too large: 4096 > 2048.",
      "This model's maximum context length is 8192 tokens.", "Invalid value: 'image/png'",
      "messages[0].content: expected a text, at 1:25", "Size 10.5 and version 1.2.3 do not fit",
      "Zeile 1\nund 2, größer"})
  void whatIsAboutTheRequestIsShownAsItIs(String message) {
    assertThat(shown(message)).contains(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"the key pass-phrase is wrong", "see http://gpu-7:8001/docs",
      "gpu-7 said no", "10.0.0.7:8001 said no", "from 10.0.0.7", "at [fe80::1]:80",
      "localhost:8001 said no", "vllm.svc.cluster.local said no", "postgres://u:p@db/x failed",
      "Authorization: Bearer abc.def", "key sk-abcdefghijklmnop", "in org-abcdefghijkl",
      "cannot open /home/svc/model.bin", "look into /opt/models/a.gguf"})
  void whatTellsOfTheBackendIsBlottedOut(String message) {
    assertThat(shown(message)).get()
        .asString()
        .contains("[hidden]")
        .doesNotContain("pass-phrase", "gpu-7", "10.0.0.7", "fe80", "8001", "cluster", "u:p@",
            "abc", "/home", "/opt", "svc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "Traceback (most recent call last):\n  File \"/a.py\"",
      "boom\n\tat com.example.Model.run(Model.java:7)", "panic\ngoroutine 1 [running]:"})
  void whatIsNoMessageIsNotShown(String message) {
    assertThat(shown(message)).isEmpty();
  }

  @Test
  void whatIsNoTextIsNotShown() {
    assertThat(messages.shown(Json.MAPPER.createObjectNode().put("key", "pass-phrase"))).isEmpty();
  }

  @Test
  void controlCharactersAreBlanksAndLongMessagesAreCut() {
    assertThat(shown("a\u0007b\rc")).contains("a b c");
    assertThat(shown("x".repeat(5_000))).get().asString().hasSize(1_000);
    assertThat(shown("x".repeat(995) + "pass-phrase")).get().asString().doesNotContain("pass-");
  }
}
