package avengers.gateway.openai.responses;

import avengers.gateway.openai.Json;
import avengers.gateway.openai.ServerSentEvent;
import tools.jackson.databind.node.ObjectNode;

/** Numbers the events of a stream, and holds those that are not written yet. */
final class EventLog {
  private StringBuilder unwritten = new StringBuilder();
  private long next;

  /**
   * Adds an event.
   *
   * @param fields what it has besides its type and its number
   */
  void add(String type, ObjectNode fields) {
    ObjectNode event = Json.MAPPER.createObjectNode()
        .put("type", type)
        .put("sequence_number", next++)
        .setAll(fields);
    unwritten.append(ServerSentEvent.of(type, event));
  }

  /** The events since this was last asked. */
  String take() {
    String text = unwritten.toString();
    unwritten = new StringBuilder();
    return text;
  }
}
