package avengers.gateway.openai.responses;

import avengers.gateway.openai.Json;
import tools.jackson.databind.node.ObjectNode;

/** An item of a response's output that grows as the chunks of a stream come. */
abstract sealed class GrowingItem permits ContentItem, CallItem {
  private final EventLog log;
  private final ObjectNode head;
  private final int outputIndex;
  private Status status = Status.IN_PROGRESS;

  /**
   * An item that has not begun.
   *
   * @param head the fields that it has from the beginning, its id among them
   * @param outputIndex where it stands in the output, from 0
   */
  GrowingItem(EventLog log, ObjectNode head, int outputIndex) {
    this.log = log;
    this.head = head;
    this.outputIndex = outputIndex;
  }

  final void begin() {
    log.add("response.output_item.added", whole());
  }

  /** Ends the item with what grows in it; once. */
  final void end(Status reached) {
    if (status == Status.IN_PROGRESS) {
      endContent();
      status = reached;
      log.add("response.output_item.done", whole());
    }
  }

  /** Ends what grows in it. */
  abstract void endContent();

  /** Adds what has grown so far. */
  abstract void addContent(ObjectNode item);

  /** The item as it is so far. */
  final ObjectNode json() {
    ObjectNode item = head.deepCopy();
    addContent(item);
    return item.put("status", status.word());
  }

  private ObjectNode whole() {
    ObjectNode fields = Json.MAPPER.createObjectNode().put("output_index", outputIndex);
    fields.set("item", json());
    return fields;
  }

  final EventLog log() {
    return log;
  }

  final ObjectNode head() {
    return head;
  }

  /** The fields of an event that tell where it belongs. */
  final ObjectNode place() {
    ObjectNode place = Json.MAPPER.createObjectNode();
    place.set("item_id", head.get("id"));
    return place.put("output_index", outputIndex);
  }
}
