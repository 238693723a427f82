package avengers.gateway.backend;

import java.util.BitSet;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The choices of a stream of chunks: a stream is whole when at least one has come, something was
 * said, and each tells why it ended. A mark at the end alone does not make it so.
 */
final class StreamedChoices {
  /** No request can ask for more; what is said of others is not kept apart. */
  private static final int MOST = 256;

  /** In a chunk that is too long to be read. */
  private static final Pattern ENDS = Pattern.compile("\"finish_reason\"\\s*:\\s*\"");

  private static final Set<String> SAYS_NOTHING = Set.of("role", "index", "id", "type");

  private final BitSet begun = new BitSet();
  private final BitSet ended = new BitSet();
  private boolean saysSomething;

  /** Adds the next chunk. */
  void add(ObjectNode chunk) {
    for (JsonNode choice : chunk.path("choices")) {
      int index = Math.clamp(choice.path("index").asInt(0), 0, MOST);
      begun.set(index);
      if (choice.path("finish_reason").isString()) {
        ended.set(index);
      }
      saysSomething = saysSomething || choice.path("text").isString()
          || says(choice.path("delta")) || says(choice.path("message"));
    }
  }

  /** Adds a chunk that is too long to be read, and so says something. */
  void addUnread(String data) {
    begun.set(0);
    saysSomething = true;
    if (ENDS.matcher(data).find()) {
      ended.set(0);
    }
  }

  boolean haveBegun() {
    return !begun.isEmpty();
  }

  boolean areWhole() {
    return saysSomething && !begun.isEmpty() && ended.equals(begun);
  }

  private static boolean says(JsonNode delta) {
    return delta.properties()
        .stream()
        .filter(field -> !SAYS_NOTHING.contains(field.getKey()))
        .anyMatch(field -> isFilled(field.getValue()));
  }

  private static boolean isFilled(JsonNode value) {
    return value.isString() ? !value.asString().isEmpty() : value.isContainer() && !value.isEmpty();
  }
}
