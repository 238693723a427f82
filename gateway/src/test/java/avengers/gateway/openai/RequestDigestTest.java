package avengers.gateway.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What makes two requests the same question. */
class RequestDigestTest {
  private static final String IMAGE = "data:image/png;base64,iVBORw0KGgo";
  private static final String REQUEST = """
      {"model": "m", "temperature": 0, "seed": 7, "n": 1, "max_tokens": 100,
       "messages": [
         {"role": "system", "content": "Be brief."},
         {"role": "user", "name": "Zo\u00eb", "content": [
           {"type": "text", "text": "What is \u00e9? \ud83d\ude00"},
           {"type": "image_url", "image_url": {"url": "%s"}}]}],
       "response_format": {"type": "json_object"},
       "tools": [{"type": "function", "function": {"name": "f", "strict": true,
         "parameters": {"type": "object", "properties": {"x": {"minimum": 0.5, "default": null}}}}}],
       "stop": ["a", "b"], "logit_bias": {"50256": -100}}
      """
      .formatted(IMAGE);

  private static String digest(String json) {
    return ChatRequest.parse(json.getBytes(UTF_8)).digest();
  }

  private static String with(String fields) {
    return REQUEST.strip().substring(0, REQUEST.strip().length() - 1) + ", " + fields + "}";
  }

  /** Writes the same value with its fields in any order, any white space, and any escapes. */
  private record Scribe(Random random) {
    String write(JsonNode value) {
      return switch (value.getNodeType()) {
        case OBJECT -> {
          List<String> names = new ArrayList<>(value.propertyNames());
          Collections.shuffle(names, random);
          yield names.stream()
              .map(name -> text(name) + space() + ":" + space() + write(value.get(name)))
              .collect(Collectors.joining("," + space(), "{" + space(), "}"));
        }
        case ARRAY -> value.valueStream()
            .map(this::write)
            .collect(Collectors.joining(space() + ",", "[", space() + "]"));
        case STRING -> text(value.asString());
        case NUMBER -> number(value);
        default -> value.toString();
      };
    }

    private String space() {
      return List.of("", " ", "\n\t", "\r\n  ").get(random.nextInt(4));
    }

    private String number(JsonNode value) {
      String plain = value.decimalValue().toPlainString();
      return switch (random.nextInt(3)) {
        case 0 -> plain;
        case 1 -> plain + (plain.contains(".") ? "00" : ".0");
        default -> value.decimalValue().unscaledValue() + "e" + -value.decimalValue().scale();
      };
    }

    private String text(String text) {
      return text.codePoints()
          .mapToObj(point -> point < ' ' || point == '"' || point == '\\' || random.nextBoolean()
              ? escaped(Character.toString(point))
              : Character.toString(point))
          .collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(String characters) {
      return characters.chars()
          .mapToObj(unit -> String.format("\\u%04x", unit))
          .collect(Collectors.joining());
    }
  }

  @Test
  void fieldOrderWhiteSpaceEscapesAndTheFormOfNumbersDoNotMatter() {
    Scribe scribe = new Scribe(new Random(1));
    String expected = digest(REQUEST);
    Set<String> written = new HashSet<>();

    for (int i = 0; i < 300; i++) {
      String same = scribe.write(Json.MAPPER.readTree(REQUEST));
      written.add(same);
      assertThat(digest(same)).as(same).isEqualTo(expected);
    }
    assertThat(written).hasSizeGreaterThan(290);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"stream\": true", "\"stream\": false",
      "\"stream_options\": {\"include_usage\": true}", "\"user\": \"u\"",
      "\"metadata\": {\"a\": \"b\"}", "\"avengers\": {\"explain\": true}"})
  void whatTellsNothingOfTheAnswerDoesNotCount(String field) {
    assertThat(digest(with(field))).isEqualTo(digest(REQUEST));
  }

  @Test
  void theNameOfTheModelIsLookedAtElsewhere() {
    assertThat(digest(REQUEST.replace("\"m\"", "\"avengers:max\""))).isEqualTo(digest(REQUEST));
  }

  /** Every value anywhere, and every field's name. */
  @Test
  void everyMeaningfulValueCounts() {
    Set<String> digests = new HashSet<>(Set.of(digest(REQUEST)));
    int changes = 0;
    for (String change : List.of("temperature\": 0|temperature\": 0.1", "seed\": 7|seed\": 8",
        "n\": 1,|n\": 2,", "100,|101,", "Be brief.|Be brief", "\"system\"|\"developer\"",
        "Zo|zo", "What is|what is", "iVBORw0KGgo|iVBORw0KGgp", "json_object|text",
        "strict\": true|strict\": false", "\"f\"|\"g\"", "0.5|0.50001", "null|0",
        "null|\"null\"", "null|false", "\"x\"|\"y\"", "[\"a\", \"b\"]|[\"b\", \"a\"]",
        "[\"a\", \"b\"]|[\"a\"]",
        "\"a\", \"b\"|\"ab\"", "50256|50257", "-100|100", "image_url\": {|image_urI\": {")) {
      String[] parts = change.split("\\|", -1);
      assertThat(REQUEST).contains(parts[0]);
      digests.add(digest(REQUEST.replace(parts[0], parts[1])));
      changes++;
    }
    for (String field : List.of("\"top_p\": 1", "\"anything\": null",
        "\"anything\": {}", "\"anything\": []", "\"anything\": \"\"",
        "\"logprobs\": true")) {
      digests.add(digest(with(field)));
      changes++;
    }
    assertThat(digests).hasSize(changes + 1);
  }

  @ParameterizedTest
  @CsvSource({"1, 1.0", "1, 1e0", "100, 1E2", "0, -0.0", "0.5, 5e-1",
      "1e400, 10e399", "123456789012345678901234567890, 123456789012345678901234567890.0"})
  void theSameNumberIsTheSame(String one, String other) {
    assertThat(digest(with("\"x\": " + one))).isEqualTo(digest(with("\"x\": " + other)));
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "1, -1", "0.1, 0.10000000000000000001", "1e400, 1e401",
      "9007199254740993, 9007199254740992"})
  void differentNumbersDiffer(String one, String other) {
    assertThat(digest(with("\"x\": " + one))).isNotEqualTo(digest(with("\"x\": " + other)));
  }

  @Test
  void halfASurrogatePairIsNoQuestionMark() {
    assertThat(digest(with("\"x\": \"\\ud800\""))).isNotEqualTo(digest(with("\"x\": \"?\"")))
        .isNotEqualTo(digest(with("\"x\": \"\\ud801\"")));
  }

  @Test
  void longTextsCountToTheirEnd() {
    String text = "x".repeat(100_000);

    assertThat(digest(with("\"x\": \"" + text + "a\"")))
        .isNotEqualTo(digest(with("\"x\": \"" + text + "b\"")));
  }
}
