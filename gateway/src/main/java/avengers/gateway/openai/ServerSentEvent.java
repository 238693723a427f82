package avengers.gateway.openai;

import tools.jackson.databind.node.ObjectNode;

/** Events of a stream as they are written. */
public final class ServerSentEvent {
  /** The event that ends the streams of the older endpoints. */
  public static final String DONE = "data: [DONE]\n\n";

  private ServerSentEvent() {}

  /** An event without a name. */
  public static String of(ObjectNode data) {
    return "data: " + data + "\n\n";
  }

  /** An error is named as well: some clients look for it in the data, others only at the name. */
  public static String of(ApiError error) {
    return of("error", error.toJson());
  }

  /** An event with a name. */
  public static String of(String name, ObjectNode data) {
    return "event: " + name + "\n" + of(data);
  }
}
