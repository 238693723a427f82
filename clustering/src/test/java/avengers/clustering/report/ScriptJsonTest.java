package avengers.clustering.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ScriptJsonTest {
  private static ObjectNode holding(String text) {
    return JsonMapper.shared().createObjectNode().put(text, text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"</script><img src=x onerror=alert(1)>", "<!-- <script>", "a && b > c",
      "line\u2028separator\u2029paragraph", "\"quoted\" \\ back", "\u0000 ж 漢字 🦢"})
  void foreignTextComesBackAsItWas(String text) {
    assertThat(JsonMapper.shared().readTree(ScriptJson.of(holding(text)))).isEqualTo(holding(text));
  }

  @Test
  void nothingThatHtmlOrOldScriptsReadIsLeft() {
    String json = ScriptJson.of(holding("</script><!--&amp;\u2028\u2029"));

    assertThat(json).doesNotContain("<", ">", "&", "\u2028", "\u2029")
        .contains("\\u003C/script\\u003E");
  }
}
