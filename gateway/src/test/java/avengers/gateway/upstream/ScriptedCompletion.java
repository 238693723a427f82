package avengers.gateway.upstream;

import avengers.gateway.openai.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A completion as OpenAI's API gives it, plain or as a stream.
 *
 * @param model the name that the backend calls itself
 */
public record ScriptedCompletion(String model,
    String text,
    String finishReason,
    long promptTokens,
    long completionTokens) {
  /** The last events of any stream: a last word, the reason of the end, the end mark. */
  public static final String END = "data: {\"choices\":[{\"index\":0,\"delta\":"
      + "{\"content\":\".\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";

  public static ScriptedCompletion of(String text) {
    return new ScriptedCompletion("served-model", text, "stop", 10, 5);
  }

  public ScriptedCompletion finishedBy(String reason) {
    return new ScriptedCompletion(model, text, reason, promptTokens, completionTokens);
  }

  public ScriptedCompletion using(long prompt, long completion) {
    return new ScriptedCompletion(model, text, finishReason, prompt, completion);
  }

  /** The body of a plain reply. */
  public ObjectNode json() {
    ObjectNode body = head("chat.completion");
    ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
    choice.putObject("message").put("role", "assistant").put("content", text);
    choice.put("finish_reason", finishReason);
    body.set("usage", usage());
    return body;
  }

  /** The body of a plain reply of several choices. */
  static ObjectNode choices(List<String> texts) {
    ObjectNode body = of(texts.getFirst()).json();
    ArrayNode choices = body.putArray("choices");
    for (String text : texts) {
      choices.add(of(text).json().at("/choices/0").deepCopy());
    }
    return body;
  }

  /** The events of a stream: a role, each word, the reason of the end, the usage, the end mark. */
  public List<String> events() {
    List<String> events = new ArrayList<>();
    events.add(event(Json.MAPPER.createObjectNode().put("role", "assistant"), Optional.empty()));
    for (String word : text.split("(?<= )", -1)) {
      events.add(event(Json.MAPPER.createObjectNode().put("content", word), Optional.empty()));
    }
    events.add(event(Json.MAPPER.createObjectNode(), Optional.of(finishReason)));
    ObjectNode last = head("chat.completion.chunk");
    last.putArray("choices");
    last.set("usage", usage());
    events.add("data: " + last + "\n\n");
    events.add("data: [DONE]\n\n");
    return events;
  }

  /** The events as clients get them that did not ask for the usage. */
  public List<String> eventsWithoutUsage() {
    return events().stream().filter(event -> !event.contains("\"usage\"")).toList();
  }

  private String event(ObjectNode delta, Optional<String> reason) {
    ObjectNode chunk = head("chat.completion.chunk");
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
    choice.set("delta", delta);
    choice.put("finish_reason", reason.orElse(null));
    return "data: " + chunk + "\n\n";
  }

  private ObjectNode head(String object) {
    return Json.MAPPER.createObjectNode()
        .put("id", "chatcmpl-upstream")
        .put("object", object)
        .put("created", 1_700_000_000)
        .put("model", model);
  }

  private ObjectNode usage() {
    return Json.MAPPER.createObjectNode()
        .put("prompt_tokens", promptTokens)
        .put("completion_tokens", completionTokens)
        .put("total_tokens", promptTokens + completionTokens);
  }
}
