package avengers.gateway.openai.completions;

import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ChatRequest;
import avengers.gateway.openai.RequestBody;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request for a text completion that a chat is to answer: the prompt is the message of a user.
 *
 * @param prompt the text
 * @param echo whether the answer is to begin with the prompt
 * @param chat what is asked instead
 */
public record CompletionRequest(String prompt, boolean echo, ChatRequest chat) {
  /** What chats do not know, or know under other names; and what completions do not know. */
  private static final Set<String> NOT_OF_CHATS = Set.of("prompt", "echo", "suffix", "best_of",
      "logprobs", "top_logprobs", "tools", "tool_choice", "functions", "function_call");

  /**
   * Reads a request. Fields that we do not know travel on.
   *
   * @throws ApiException if a field is missing or mistyped, or means nothing to a chat
   */
  public static CompletionRequest of(RequestBody body) {
    ObjectNode tree = body.tree();
    CompletionCheck check = new CompletionCheck(tree);
    check.check();
    String prompt = check.prompt();
    return new CompletionRequest(prompt, tree.path("echo").asBoolean(false),
        ChatRequest.of(RequestBody.of(chat(tree, prompt))));
  }

  private static ObjectNode chat(ObjectNode tree, String prompt) {
    ObjectNode chat = tree.deepCopy();
    chat.remove(NOT_OF_CHATS);
    chat.putArray("messages").addObject().put("role", "user").put("content", prompt);
    JsonNode logprobs = tree.path("logprobs");
    if (logprobs.isIntegralNumber()) {
      chat.put("logprobs", true).put("top_logprobs", logprobs.asInt());
    }
    return chat;
  }

  /** How it is answered. */
  public CompletionFormat format() {
    return new CompletionFormat(echo ? prompt : "");
  }
}
