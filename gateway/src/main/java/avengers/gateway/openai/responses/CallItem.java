package avengers.gateway.openai.responses;

import avengers.gateway.openai.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A call of a tool whose arguments grow. */
final class CallItem extends GrowingItem {
  private final CallKind kind;
  private final StringBuilder arguments = new StringBuilder();

  private CallItem(EventLog log, CallKind kind, ObjectNode head, int outputIndex) {
    super(log, head, outputIndex);
    this.kind = kind;
  }

  /**
   * A call that has not begun.
   *
   * @param first the first that a chat's stream tells of it: its id and its name
   * @param id to be used where the backend gives none
   */
  static CallItem of(EventLog log, JsonNode first, String id, int outputIndex) {
    CallKind kind = CallKind.of(first);
    String given = first.path("id").asString("");
    return new CallItem(log, kind, Json.MAPPER.createObjectNode()
        .put("id", kind.prefix() + id)
        .put("type", kind.type())
        .put("call_id", given.isEmpty() ? "call_" + id : given)
        .put("name", kind.in(first).path("name").asString("")), outputIndex);
  }

  /** More of the arguments, if there are any. Some backends give them as an object. */
  void add(JsonNode call) {
    JsonNode more = kind.in(call).path(kind.field());
    String text = more.isObject() ? more.toString() : more.asString("");
    if (!text.isEmpty()) {
      arguments.append(text);
      log().add(kind.event("delta"), place().put("delta", text));
    }
  }

  @Override
  void endContent() {
    ObjectNode done = place();
    if (kind == CallKind.FUNCTION) {
      done.set("name", head().get("name"));
    }
    log().add(kind.event("done"), done.put(kind.field(), arguments.toString()));
  }

  @Override
  void addContent(ObjectNode item) {
    item.put(kind.field(), arguments.toString());
  }
}
