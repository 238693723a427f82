package avengers.gateway.openai;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The error that some backends tell in place of an answer, or beside one. */
public final class ErrorObject {
  private ErrorObject() {}

  /** Whether there is one; that a field of this name is null or empty says that there is none. */
  public static boolean isIn(ObjectNode answer) {
    JsonNode error = answer.path("error");
    return error.isObject() || (error.isString() && !error.asString().isEmpty());
  }
}
