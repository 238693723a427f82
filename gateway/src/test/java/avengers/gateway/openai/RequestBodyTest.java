package avengers.gateway.openai;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What a client sent is what a backend gets, but for what must change. */
class RequestBodyTest {
  private static final RandomGeneratorFactory<RandomGenerator> RANDOM = RandomGeneratorFactory.of(
      "L64X128MixRandom");
  private static final List<String> VALUES = List.of("1e3", "-0", "1.50", "0.10e-7",
      "123456789012345678901234567890", "\"\\u00e4\\/\\n\"", "\"ä😀\"", "\"\\ud800\"", "\"\"",
      "true", "false", "null", "[ ]", "{ }", "[1 ,\t2.0]", "{\"b\" : 1,\n \"a\":{\"b\":2}}",
      "7");
  private static final List<String> GAPS = List.of("", " ", "\n", "\r\n\t  ");

  private static RequestBody parse(String json) {
    return RequestBody.parse(json.getBytes(UTF_8));
  }

  private static ObjectNode object(String json) {
    return (ObjectNode) Json.MAPPER.readTree(json);
  }

  private static <T> T any(List<T> of, RandomGenerator random) {
    return of.get(random.nextInt(of.size()));
  }

  @Test
  void fieldsThatDoNotChangeKeepEveryByteAndTheirOrder() {
    RandomGenerator random = RANDOM.create(3);
    for (int i = 0; i < 500; i++) {
      List<String> fields = new ArrayList<>();
      for (int f = 0; f < 6; f++) {
        fields.add("\"" + any(List.of("ü", "a", "\\u0062", "😀"), random) + f + "\""
            + any(GAPS, random) + ":" + any(GAPS, random) + any(VALUES, random));
      }
      fields.add(random.nextInt(fields.size()), "\"model\" : \"m\"");
      StringBuilder body = new StringBuilder(any(GAPS, random)).append('{');
      for (int f = 0; f < fields.size(); f++) {
        body.append(f == 0 ? "" : ",")
            .append(any(GAPS, random))
            .append(fields.get(f))
            .append(any(GAPS, random));
      }
      body.append('}').append(any(GAPS, random));

      fields.replaceAll(field -> field.equals("\"model\" : \"m\"") ? "\"model\":\"up\"" : field);
      assertThat(parse(body.toString()).to("up")).hasToString(
          "{" + String.join(",", fields) + "}");
    }
  }

  @Test
  void namedFieldsAreReplacedLeftOutOrAdded() {
    RequestBody body = parse("{\"stream\": true, \"\\u0061\": 1, \"model\": \"m\", \"b\": 1.0, "
        + "\"avengers\": {}}");

    assertThat(body.with(object("{\"a\": [0.10], \"c\": \"ü\"}"), Set.of("stream", "none")))
        .hasToString("{\"a\":[0.10],\"model\": \"m\",\"b\": 1.0,\"c\":\"ü\"}");
  }

  @Test
  void aFieldThatIsLeftOutAndGivenIsGiven() {
    assertThat(parse("{\"n\": 3, \"model\": \"m\"}").with(object("{\"n\": 5}"), Set.of("n")))
        .hasToString("{\"model\": \"m\",\"n\":5}");
  }

  @Test
  void aBodyOfOurOwnIsWrittenAsItIs() {
    ObjectNode tree = object("{\"x\": 1.50, \"model\": \"m\", \"y\": 12345678901234567890123}");

    assertThat(RequestBody.of(tree).to("up")).hasToString(
        "{\"x\":1.50,\"model\":\"up\",\"y\":12345678901234567890123}");
  }

  @Test
  void halfASurrogatePairOfOurOwnBodyIsReplaced() {
    ObjectNode tree = object("{\"model\": \"m\", \"x\": \"a\\ud800b\"}");

    assertThat(RequestBody.of(tree).to("up")).hasToString("{\"model\":\"up\",\"x\":\"a?b\"}");
  }

  @Test
  void partsOfTheContentMakeTheWhole() {
    RequestContent content = parse("{\"model\": \"m\", \"ü\": \"😀\", \"b\": [1, 2]}").to("up");
    for (int size = 1; size <= content.length() + 1; size++) {
      StringBuilder read = new StringBuilder();
      for (int at = 0; at < content.length(); at += size) {
        read.append(new String(content.part(at, size), ISO_8859_1));
      }
      assertThat(read.toString().getBytes(ISO_8859_1)).isEqualTo(content.bytes());
    }
  }

  @Test
  void manyRequestsOfALargeBodyShareIt() {
    RequestBody body = parse("{\"model\": \"m\", \"x\": \"" + "A".repeat(20 << 20) + "\"}");
    List<RequestContent> all = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      all.add(body.to("up" + i));
    }

    assertThat(all).allMatch(content -> content.length() > 20 << 20);
  }

  @Test
  void aMarkAtTheStartIsNotForBackends() {
    assertThat(parse("\uFEFF{\"model\": \"m\", \"a\": 1}").to("up")).hasToString(
        "{\"model\":\"up\",\"a\": 1}");
  }

  static Stream<Charset> widerEncodings() {
    return Stream.of(UTF_16BE, UTF_16LE, Charset.forName("UTF-16"), Charset.forName("UTF-32BE"),
        Charset.forName("UTF-32LE"), Charset.forName("X-UTF-32LE-BOM"));
  }

  @ParameterizedTest
  @MethodSource("widerEncodings")
  void widerEncodingsAreRefused(Charset encoding) {
    assertThatThrownBy(() -> RequestBody.parse("{\"model\": \"m\"}".getBytes(encoding)))
        .isInstanceOf(ApiException.class)
        .hasMessage("The request's body must be JSON in UTF-8; it looks like UTF-16 or UTF-32.");
  }

  /** Overlong, cut, half a pair, beyond Unicode, a continuation alone; in texts and elsewhere. */
  @ParameterizedTest
  @ValueSource(strings = {"{\"model\":\"m\",\n\"x\":\"*\"}", "{\"model\":\"m\",\n\"*\":1}",
      "{\"model\":\"m\",\n*\"x\":1}"})
  void whatIsNotUtf8IsRefusedWithItsPlace(String body) {
    for (String bad : List.of("\u00c0\u00af", "\u00e4", "\u00ed\u00a0\u0080", "\u00ff",
        "\u00f4\u0090\u0080\u0080", "\u0080", "\u00e2\u0082")) {
      byte[] bytes = body.replace("*", bad).getBytes(ISO_8859_1);
      int place = body.indexOf('*') - body.indexOf('\n');

      assertThatThrownBy(() -> RequestBody.parse(bytes)).isInstanceOf(ApiException.class)
          .hasMessage("The request's body is not valid UTF-8: line 2, column " + place + ", byte "
              + (body.indexOf('*') + 1) + " of the body.");
    }
  }

  @Test
  void aCharacterThatIsCutAtTheEndIsRefused() {
    byte[] bytes = "{\"model\":\"m\"}\u00e2\u0082".getBytes(ISO_8859_1);

    assertThatThrownBy(() -> RequestBody.parse(bytes)).hasMessageContaining("not valid UTF-8");
  }
}
