package avengers.gateway.openai.responses;

import avengers.gateway.openai.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A part of an item's content that grows. */
final class GrowingText {
  private final EventLog log;
  private final TextKind kind;
  private final ObjectNode place;
  private final StringBuilder text = new StringBuilder();
  private final ArrayNode logProbabilities = Json.MAPPER.createArrayNode();

  /**
   * Begins a part.
   *
   * @param place the fields that tell where it stands
   */
  GrowingText(EventLog log, TextKind kind, ObjectNode place) {
    this.log = log;
    this.kind = kind;
    this.place = place;
    log.add("response.content_part.added", whole());
  }

  void add(String more, JsonNode tokens) {
    text.append(more);
    ArrayNode ofDelta = LogProbabilities.of(tokens);
    logProbabilities.addAll(ofDelta);
    log.add("response." + kind.type() + ".delta",
        with(place.deepCopy().put("delta", more), ofDelta));
  }

  void end() {
    log.add("response." + kind.type() + ".done",
        with(place.deepCopy().put(kind.field(), text.toString()), logProbabilities));
    log.add("response.content_part.done", whole());
  }

  private ObjectNode whole() {
    ObjectNode fields = place.deepCopy();
    fields.set("part", json());
    return fields;
  }

  /** The part as it is so far. */
  ObjectNode json() {
    ObjectNode part = Json.MAPPER.createObjectNode().put("type", kind.type());
    if (kind == TextKind.TEXT) {
      part.putArray("annotations");
    }
    return with(part, logProbabilities).put(kind.field(), text.toString());
  }

  private ObjectNode with(ObjectNode fields, ArrayNode tokens) {
    if (kind == TextKind.TEXT) {
      fields.set("logprobs", tokens.deepCopy());
    }
    return fields;
  }
}
