package avengers.gateway.openai.completions;

import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ServerSentEvent;
import avengers.gateway.openai.StreamFormat;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The chunks of a chat completion said as those of a text completion. */
final class CompletionStream implements StreamFormat {
  private final String echoed;
  /** How many characters were said, by the choice's index. */
  private final Map<Integer, Integer> said = new HashMap<>();

  CompletionStream(String echoed) {
    this.echoed = echoed;
  }

  @Override
  public String chunk(ObjectNode chunk) {
    ObjectNode event = CompletionParts.head(chunk);
    ArrayNode choices = event.putArray("choices");
    for (JsonNode choice : chunk.path("choices")) {
      add(choice, choices);
    }
    JsonNode usage = chunk.path("usage");
    if (!usage.isMissingNode()) {
      event.set("usage", usage);
    }
    return choices.isEmpty() && !usage.isObject() ? "" : ServerSentEvent.of(event);
  }

  /** A part that says nothing, such as who speaks, is left out. */
  private void add(JsonNode choice, ArrayNode choices) {
    int index = choice.path("index").asInt(0);
    boolean first = !said.containsKey(index);
    String text = (first ? echoed : "") + CompletionParts.text(choice.path("delta"));
    int before = said.getOrDefault(index, 0);
    said.put(index, before + text.codePointCount(0, text.length()));
    ObjectNode part = CompletionParts.choice(choice, text, before);
    if (!text.isEmpty() || part.get("finish_reason").isString()
        || part.get("logprobs").isObject()) {
      choices.add(part);
    }
  }

  @Override
  public String end() {
    return ServerSentEvent.DONE;
  }

  @Override
  public String error(ApiError error) {
    return ServerSentEvent.of(error);
  }
}
