package avengers.gateway.openai.responses;

import avengers.gateway.openai.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * The output of a response, in the order in which its items begin. There is one message, and the
 * calls of tools may come interleaved; reasoning ends where something else begins.
 */
final class GrowingOutput {
  private final EventLog log;
  private final String id;
  private final List<GrowingItem> items = new ArrayList<>();
  private final Map<Integer, CallItem> calls = new HashMap<>();
  private Optional<ContentItem> reasoning = Optional.empty();
  private Optional<ContentItem> message = Optional.empty();

  /**
   * An output without items.
   *
   * @param id which the items' own ids are made of
   */
  GrowingOutput(EventLog log, String id) {
    this.log = log;
    this.id = id;
  }

  /**
   * Adds a part of a message.
   *
   * @param message a part of a chat's message, or all of it
   * @param logProbabilities of its tokens, if they are told
   */
  void add(JsonNode message, JsonNode logProbabilities) {
    // Backends call it by one of two names; some send both.
    String thought = message.path("reasoning_content").asString("");
    think(thought.isEmpty() ? message.path("reasoning").asString("") : thought);
    say(TextKind.TEXT, message.path("content").asString(""), logProbabilities.path("content"));
    say(TextKind.REFUSAL, message.path("refusal").asString(""), logProbabilities.path("refusal"));
    int place = 0;
    for (JsonNode call : message.path("tool_calls")) {
      call(call.path("index").asInt(place), call);
      place++;
    }
  }

  private void think(String text) {
    if (!text.isEmpty()) {
      if (reasoning.isEmpty()) {
        reasoning = Optional.of(begin(ContentItem.reasoning(log, nextId(), items.size())));
      }
      reasoning.get().add(TextKind.REASONING, text, Json.MAPPER.missingNode());
    }
  }

  private void say(TextKind kind, String text, JsonNode logProbabilities) {
    if (!text.isEmpty()) {
      endReasoning();
      if (message.isEmpty()) {
        message = Optional.of(begin(ContentItem.message(log, nextId(), items.size())));
      }
      message.get().add(kind, text, logProbabilities);
    }
  }

  private void call(int index, JsonNode part) {
    endReasoning();
    CallItem call = calls.get(index);
    if (call == null) {
      call = begin(CallItem.of(log, part, nextId(), items.size()));
      calls.put(index, call);
    }
    call.add(part);
  }

  private String nextId() {
    return id + items.size();
  }

  private <I extends GrowingItem> I begin(I item) {
    items.add(item);
    item.begin();
    return item;
  }

  private void endReasoning() {
    reasoning.ifPresent(item -> item.end(Status.COMPLETED));
    reasoning = Optional.empty();
  }

  /** Ends all items that have not ended. */
  void end(Status status) {
    items.forEach(item -> item.end(status));
  }

  /** The items as they are so far. */
  ArrayNode json() {
    return Json.MAPPER.createArrayNode().addAll(items.stream().map(GrowingItem::json).toList());
  }
}
