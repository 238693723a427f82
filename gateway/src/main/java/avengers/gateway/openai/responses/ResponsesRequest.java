package avengers.gateway.openai.responses;

import avengers.gateway.openai.AnswerFormat;
import avengers.gateway.openai.ChatRequest;
import avengers.gateway.openai.RequestBody;
import avengers.gateway.openai.StreamFormat;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request for a response, said as a request for a chat completion. Fields that the Responses API
 * does not know, and those that both APIs call alike, travel on.
 */
public final class ResponsesRequest {
  /** What a chat says in another way, or need not be told. */
  private static final Set<String> NOT_OF_A_CHAT = Set.of("input", "instructions", "tools",
      "tool_choice", "text", "max_output_tokens", "reasoning", "include", "top_logprobs", "store",
      "truncation", "stream_options", "previous_response_id", "conversation", "background",
      "prompt", "context_management", "max_tool_calls");

  private final ObjectNode tree;
  private final ChatRequest chat;

  private ResponsesRequest(ObjectNode tree) {
    this.tree = tree;
    this.chat = ChatRequest.of(RequestBody.of(chat(tree)));
  }

  /**
   * Reads a request.
   *
   * @throws avengers.gateway.openai.ApiException if a field is missing, mistyped or not supported
   */
  public static ResponsesRequest of(RequestBody body) {
    RequestRules.check(body.tree());
    return new ResponsesRequest(body.tree());
  }

  /**
   * Requires that the answer is not to be fetched later.
   *
   * @throws avengers.gateway.openai.ApiException if it is
   */
  public static void requireForeground(RequestBody body) {
    RequestRules.requireForeground(body.tree());
  }

  /** The events of a stream that answers a request. */
  public static StreamFormat events(RequestBody body) {
    return ResponsesFormat.of(body.tree()).stream();
  }

  /** The same as a chat. */
  public ChatRequest chat() {
    return chat;
  }

  /** How the chat's answer becomes the response. */
  public AnswerFormat format() {
    return ResponsesFormat.of(tree);
  }

  private static ObjectNode chat(ObjectNode tree) {
    ObjectNode chat = tree.objectNode();
    tree.properties()
        .stream()
        .filter(field -> !NOT_OF_A_CHAT.contains(field.getKey()))
        .forEach(field -> chat.set(field.getKey(), field.getValue()));
    chat.set("messages", InputMessages.of(Field.of(tree, "instructions"), Field.of(tree, "input")));
    addTools(chat, tree);
    TextSettings.addTo(chat, Field.of(tree, "text"));
    if (tree.hasNonNull("max_output_tokens")) {
      // Known to every backend; some pass over 'max_completion_tokens' and never stop.
      chat.set("max_tokens", tree.get("max_output_tokens"));
    }
    Field reasoning = Field.of(tree, "reasoning");
    if (reasoning.optionalObject().isPresent()) {
      reasoning.get("effort")
          .optionalText()
          .ifPresent(effort -> chat.put("reasoning_effort", effort));
    }
    addLogProbabilities(chat, tree);
    if (tree.path("stream").asBoolean(false)) {
      chat.putObject("stream_options").put("include_usage", true);
    }
    return chat;
  }

  /** Without tools, backends take none of what is said about them. */
  private static void addTools(ObjectNode chat, ObjectNode tree) {
    Field tools = Field.of(tree, "tools");
    Field choice = Field.of(tree, "tool_choice");
    if (tools.isAbsent() || tools.elements().isEmpty()) {
      chat.remove("parallel_tool_calls");
      return;
    }
    chat.set("tools", ChatTools.of(tools));
    if (!choice.isAbsent()) {
      chat.set("tool_choice", ChatTools.choice(choice));
    }
  }

  private static void addLogProbabilities(ObjectNode chat, ObjectNode tree) {
    Field include = Field.of(tree, "include");
    boolean asked = !include.isAbsent() && include.elements()
        .stream()
        .map(Field::text)
        .toList()
        .contains("message.output_text.logprobs");
    JsonNode top = tree.path("top_logprobs");
    if (top.asLong(0) > 0) {
      chat.put("logprobs", true).set("top_logprobs", top);
    } else if (asked) {
      chat.put("logprobs", true);
    }
  }
}
