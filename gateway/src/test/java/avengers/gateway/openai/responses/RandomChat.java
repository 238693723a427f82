package avengers.gateway.openai.responses;

import avengers.gateway.openai.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Completions of all kinds, and streams that say them. */
final class RandomChat {
  private static final List<String> REASONS = List.of("stop", "length", "tool_calls",
      "content_filter");

  private RandomChat() {}

  static ObjectNode completion(RandomGenerator random) {
    ObjectNode completion = Json.MAPPER.createObjectNode().put("model", "served");
    ObjectNode choice = completion.putArray("choices").addObject();
    ObjectNode message = choice.putObject("message").put("role", "assistant");
    for (String text : List.of("reasoning_content", "content", "refusal")) {
      if (random.nextBoolean()) {
        message.put(text, text(random));
      }
    }
    int calls = random.nextInt(4);
    for (int i = 0; i < calls; i++) {
      ObjectNode call = message.withArray("tool_calls").addObject().put("id", "call" + i);
      if (random.nextInt(4) == 0) {
        call.put("type", "custom").putObject("custom").put("name", "c").put("input", text(random));
      } else {
        call.put("type", "function")
            .putObject("function")
            .put("name", "f" + i)
            .put("arguments", text(random));
      }
    }
    choice.put("finish_reason", REASONS.get(random.nextInt(REASONS.size())));
    completion.putObject("usage")
        .put("prompt_tokens", random.nextInt(100))
        .put("completion_tokens", random.nextInt(100));
    return completion;
  }

  private static String text(RandomGenerator random) {
    StringBuilder text = new StringBuilder("x");
    random.ints(random.nextInt(12), 0, 4)
        .forEach(i -> text.append(List.of("a", "\n", "ß", "😀")
            .get(i)));
    return text.toString();
  }

  /** The same as a stream: the texts one after the other, the calls interleaved. */
  static List<ObjectNode> chunks(ObjectNode completion, RandomGenerator random) {
    JsonNode choice = completion.at("/choices/0");
    List<ObjectNode> deltas = new ArrayList<>();
    deltas.add(Json.MAPPER.createObjectNode().put("role", "assistant").put("content", ""));
    for (String name : List.of("reasoning_content", "content", "refusal")) {
      pieces(choice.at("/message/" + name).asString(""), random).forEach(piece -> deltas.add(
          Json.MAPPER.createObjectNode().put(name, piece)));
    }
    deltas.addAll(calls(choice.at("/message/tool_calls"), random));
    List<ObjectNode> chunks = new ArrayList<>();
    deltas.forEach(delta -> chunks.add(chunk(delta)));
    ObjectNode last = chunk(Json.MAPPER.createObjectNode());
    ((ObjectNode) last.at("/choices/0")).set("finish_reason", choice.get("finish_reason"));
    chunks.add(last);
    ObjectNode usage = Json.MAPPER.createObjectNode();
    usage.putArray("choices");
    usage.set("usage", completion.get("usage"));
    chunks.add(usage);
    return chunks;
  }

  private static ObjectNode chunk(ObjectNode delta) {
    ObjectNode chunk = Json.MAPPER.createObjectNode().put("model", "served");
    chunk.putArray("choices").addObject().putNull("finish_reason").set("delta", delta);
    return chunk;
  }

  /** All calls begin in their order; what follows of them is mixed. */
  private static List<ObjectNode> calls(JsonNode calls, RandomGenerator random) {
    List<ObjectNode> deltas = new ArrayList<>();
    List<Deque<ObjectNode>> rests = new ArrayList<>();
    for (JsonNode call : calls) {
      int index = rests.size();
      boolean custom = call.has("custom");
      String kind = custom ? "custom" : "function";
      String field = custom ? "input" : "arguments";
      ObjectNode first = ((ObjectNode) call.deepCopy()).put("index", index);
      ((ObjectNode) first.get(kind)).put(field, "");
      deltas.add(call(first));
      Deque<ObjectNode> rest = new ArrayDeque<>();
      for (String piece : pieces(call.at("/" + kind + "/" + field).asString(), random)) {
        ObjectNode next = Json.MAPPER.createObjectNode().put("index", index);
        next.putObject(kind).put(field, piece);
        rest.add(call(next));
      }
      rests.add(rest);
    }
    while (rests.stream().anyMatch(rest -> !rest.isEmpty())) {
      Deque<ObjectNode> rest = rests.get(random.nextInt(rests.size()));
      if (!rest.isEmpty()) {
        deltas.add(rest.remove());
      }
    }
    return deltas;
  }

  private static ObjectNode call(ObjectNode call) {
    ObjectNode delta = Json.MAPPER.createObjectNode();
    delta.putArray("tool_calls").add(call);
    return delta;
  }

  private static List<String> pieces(String text, RandomGenerator random) {
    List<String> pieces = new ArrayList<>();
    int[] points = text.codePoints().toArray();
    for (int at = 0; at < points.length;) {
      int length = Math.min(points.length - at, random.nextInt(1, 5));
      pieces.add(new String(points, at, length));
      at += length;
    }
    return pieces;
  }
}
