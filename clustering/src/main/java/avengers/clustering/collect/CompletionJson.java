package avengers.clustering.collect;

import avengers.clustering.observation.Usage;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of OpenAI's chat completions, as far as collecting needs it. */
final class CompletionJson {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int LONGEST_ERROR = 200;

  private CompletionJson() {}

  static String request(String model, ChatCall call) {
    ObjectNode tree = JSON.createObjectNode()
        .put("model", model)
        .put("temperature", call.temperature())
        .put("seed", call.seed());
    call.maxTokens().ifPresent(most -> tree.put("max_tokens", most));
    ArrayNode messages = tree.putArray("messages");
    call.messages()
        .forEach(message -> messages.addObject()
            .put("role", message.role())
            .put("content", message.content()));
    return JSON.writeValueAsString(tree);
  }

  /**
   * Reads a completion.
   *
   * @throws IllegalArgumentException if it is none; the message goes on from "the model replied"
   */
  static Reply reply(String body, Optional<TokenPrice> price, double seconds) {
    JsonNode tree;
    try {
      tree = JSON.readTree(body);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("with something that is not JSON", e);
    }
    JsonNode choice = tree.at("/choices/0");
    JsonNode content = choice.at("/message/content");
    if (content.isString()) {
      return new Reply(content.stringValue(), usage(tree.path("usage"), price, seconds));
    }
    // A reasoning model that was cut while it thought has said nothing, and that is its reply.
    if (content.isNull() && choice.path("finish_reason").asString("").equals("length")) {
      return new Reply("", usage(tree.path("usage"), price, seconds));
    }
    throw new IllegalArgumentException("without choices[0].message.content");
  }

  private static Usage usage(JsonNode usage, Optional<TokenPrice> price, double seconds) {
    OptionalDouble prompt = number(usage.path("prompt_tokens"));
    OptionalDouble completion = number(usage.path("completion_tokens"));
    OptionalDouble cost = price.isPresent() && prompt.isPresent() && completion.isPresent()
        ? OptionalDouble.of(price.get().cost(prompt.getAsDouble(), completion.getAsDouble()))
        : OptionalDouble.empty();
    return new Usage(cost, prompt, completion, OptionalDouble.of(seconds));
  }

  private static OptionalDouble number(JsonNode value) {
    return value.isNumber() && value.doubleValue() >= 0
        ? OptionalDouble.of(value.doubleValue())
        : OptionalDouble.empty();
  }

  /** The message of an error's body, shortened. */
  static Optional<String> error(String body) {
    try {
      JsonNode error = JSON.readTree(body).path("error");
      return Optional.of(error.isString() ? error : error.path("message"))
          .filter(JsonNode::isString)
          .map(message -> message.stringValue().replaceAll("\\s+", " "))
          .map(text -> text.substring(0, Math.min(text.length(), LONGEST_ERROR)));
    } catch (JacksonException noJson) {
      return Optional.empty();
    }
  }
}
