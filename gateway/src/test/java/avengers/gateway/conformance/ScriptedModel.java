package avengers.gateway.conformance;

import avengers.gateway.openai.Json;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import avengers.gateway.upstream.UpstreamExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A model that chats as it is asked to, plain or streamed: it calls the first tool that a user
 * offers it, gives an object where a schema asks for one, and else says a sentence. Each choice
 * that is asked for is the same. It leaves out what OpenAI's API always has but many servers do
 * not: {@code refusal}, {@code logprobs}.
 */
final class ScriptedModel implements Reply {
  static final String SENTENCE = "It is 21 degrees in Paris.";
  static final String OBJECT = "{\"city\":\"Paris\",\"degrees\":21}";
  static final String ARGUMENTS = "{\"city\":\"Paris\"}";

  @Override
  public void to(UpstreamExchange exchange) {
    JsonNode request = exchange.received().json();
    Reply reply = request.path("stream").asBoolean(false)
        ? Replies.stream(events(request))
        : Replies.json(whole(request).toString());
    reply.to(exchange);
  }

  private static ObjectNode whole(JsonNode request) {
    ObjectNode body = head(request, "chat.completion");
    for (int index = 0; index < request.path("n").asInt(1); index++) {
      ObjectNode choice = body.withArray("choices").addObject().put("index", index);
      choice.set("message", message(request));
      choice.put("finish_reason", reason(request));
    }
    body.set("usage", usage());
    return body;
  }

  private static ObjectNode message(JsonNode request) {
    ObjectNode message = Json.MAPPER.createObjectNode().put("role", "assistant");
    if (!callsTool(request)) {
      return message.put("content", text(request));
    }
    message.putNull("content");
    call(request, message.putArray("tool_calls").addObject(), ARGUMENTS);
    return message;
  }

  private static void call(JsonNode request, ObjectNode call, String arguments) {
    call.put("id", "call_1").put("type", "function");
    call.putObject("function")
        .put("name", request.at("/tools/0/function/name").asString())
        .put("arguments", arguments);
  }

  private static boolean callsTool(JsonNode request) {
    JsonNode messages = request.get("messages");
    String last = messages.get(messages.size() - 1).path("role").asString();
    return request.path("tools").isArray() && last.equals("user");
  }

  private static String text(JsonNode request) {
    String format = request.at("/response_format/type").asString("text");
    return format.equals("text") ? SENTENCE : OBJECT;
  }

  private static String reason(JsonNode request) {
    return callsTool(request) ? "tool_calls" : "stop";
  }

  private static List<String> events(JsonNode request) {
    List<String> events = new ArrayList<>();
    events.add(event(request, delta -> delta.put("role", "assistant").put("content", ""), null));
    if (callsTool(request)) {
      events.add(event(request, delta -> call(request, call(delta), ""), null));
      pieces(ARGUMENTS).forEach(piece -> events.add(event(request,
          delta -> call(delta).putObject("function").put("arguments", piece), null)));
    } else {
      pieces(text(request)).forEach(
          piece -> events.add(event(request, delta -> delta.put("content", piece), null)));
    }
    events.add(event(request, delta -> {}, reason(request)));
    if (request.at("/stream_options/include_usage").asBoolean(false)) {
      ObjectNode last = head(request, "chat.completion.chunk");
      last.putArray("choices");
      last.set("usage", usage());
      events.add("data: " + last + "\n\n");
    }
    events.add("data: [DONE]\n\n");
    return events;
  }

  private static ObjectNode call(ObjectNode delta) {
    return delta.putArray("tool_calls").addObject().put("index", 0);
  }

  /** A text in two parts. */
  private static List<String> pieces(String text) {
    int half = text.length() / 2;
    return List.of(text.substring(0, half), text.substring(half));
  }

  private static String event(JsonNode request, Consumer<ObjectNode> says,
      @Nullable String reason) {
    ObjectNode chunk = head(request, "chat.completion.chunk");
    ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
    says.accept(choice.putObject("delta"));
    choice.put("finish_reason", reason);
    return "data: " + chunk + "\n\n";
  }

  private static ObjectNode head(JsonNode request, String object) {
    return Json.MAPPER.createObjectNode()
        .put("id", "chatcmpl-upstream")
        .put("object", object)
        .put("created", 1_700_000_000)
        .put("model", request.get("model").asString());
  }

  private static ObjectNode usage() {
    return Json.MAPPER.createObjectNode()
        .put("prompt_tokens", 10)
        .put("completion_tokens", 5)
        .put("total_tokens", 15);
  }
}
