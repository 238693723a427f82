package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.openai.Json;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One of two models answers with values of any kind in any place: the other one's answer stands.
 */
class MutatedAnswerTest {
  private static final int ANSWERS = 150;

  private static final String CHOICE = """
      {"index": 0, "finish_reason": "stop", "logprobs": {"content": [{"token": "4", "logprob": -0.1,
        "bytes": [52], "top_logprobs": []}], "refusal": null}, "%s": {"role": "assistant",
        "content": "It is 13.", "refusal": null, "reasoning_content": "Well.", "annotations": [],
        "audio": null, "tool_calls": [{"index": 0, "id": "call_1", "type": "function",
          "function": {"name": "look", "arguments": "{\\"a\\": 1}"}}]}}""";

  private static final String ANSWER = """
      {"id": "1", "object": "chat.completion", "created": 1700000000, "model": "beta",
       "system_fingerprint": "x", "service_tier": "default", "choices": [%s],
       "usage": {"prompt_tokens": 3, "completion_tokens": 4, "total_tokens": 7,
         "prompt_tokens_details": {"cached_tokens": 1},
         "completion_tokens_details": {"reasoning_tokens": 2}}}""";

  private static final List<String> VALUES = List.of("null", "true", "0", "-1", "3.5", "1e400",
      "123456789012345678901234567890", "\"\"", "\"x\"", "\"\\u0000\"", "\"\\ud800\"", "[]", "{}",
      "[null]", "[[1]]", "[{}]", "{\"a\": {\"b\": []}}", "[\"x\", 1, null]");

  @AutoClose
  private final TwoBackends models = TwoBackends.start(setup -> setup.withoutRetries().patient());

  /** The same, with other values in one to three places, or without what was there. */
  private static String mutated(String text, Random random) {
    JsonNode tree = Json.MAPPER.readTree(text);
    for (int i = random.nextInt(3); i >= 0; i--) {
      List<JsonNode> inner = containers(tree);
      JsonNode where = inner.get(random.nextInt(inner.size()));
      JsonNode value = Json.MAPPER.readTree(VALUES.get(random.nextInt(VALUES.size())));
      if (where instanceof ObjectNode object && !object.isEmpty()) {
        List<String> names = List.copyOf(object.propertyNames());
        String name = names.get(random.nextInt(names.size()));
        if (random.nextInt(4) == 0) {
          object.remove(name);
        } else {
          object.set(name, value);
        }
      } else if (where instanceof ArrayNode list) {
        list.add(value);
      }
    }
    return tree.toString();
  }

  private static List<JsonNode> containers(JsonNode tree) {
    List<JsonNode> all = new ArrayList<>(List.of(tree));
    for (int i = 0; i < all.size(); i++) {
      all.get(i).valueStream().filter(JsonNode::isContainer).forEach(all::add);
    }
    return all;
  }

  private static Reply reply(Random random) {
    String chunk = ANSWER.formatted(CHOICE.formatted("delta"));
    return Replies.byStream(
        Replies.stream(List.of("data: " + mutated(chunk, random) + "\n\n",
            "data: " + mutated(chunk, random) + "\n\n", "data: [DONE]\n\n")),
        Replies.json(mutated(ANSWER.formatted(CHOICE.formatted("message")), random)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void isInvisibleToAVote(boolean stream) {
    Random random = new Random(stream ? 2 : 1);
    models.alpha().always(Replies.asManyAsAsked("It is 42."));
    String body = stream ? Chat.streamed("avengers") : Chat.to("avengers");
    for (int i = 0; i < ANSWERS; i++) {
      models.beta().always(reply(random));

      Answer answer = models.client().chat(body);

      assertThat(answer.status()).as(models.beta().received().size() + " " + answer.text())
          .isEqualTo(200);
      assertThat(stream ? answer.streamedContent() : answer.content()).isEqualTo("It is 42.");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void isAnAnswerOrAFailureOfTheBackend(boolean stream) {
    Random random = new Random(stream ? 4 : 3);
    String body = stream ? Chat.streamed("beta") : Chat.to("beta");
    for (int i = 0; i < ANSWERS; i++) {
      models.beta().always(reply(random));

      Answer answer = models.client().chat(body);

      assertThat(answer.status()).as(answer.text()).isIn(200, 502);
    }
  }
}
