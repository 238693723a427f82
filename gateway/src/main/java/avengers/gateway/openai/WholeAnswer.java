package avengers.gateway.openai;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A backend's whole answer, which goes to the client as it is, or is said in another way. */
public final class WholeAnswer {
  private final byte[] bytes;
  private final ObjectNode tree;

  private WholeAnswer(byte[] bytes, ObjectNode tree) {
    this.bytes = bytes;
    this.tree = tree;
  }

  /** A chat completion that we made ourselves. */
  public static WholeAnswer of(ObjectNode completion) {
    return new WholeAnswer(Json.MAPPER.writeValueAsBytes(completion), completion);
  }

  /** Reads an answer; empty if the client would get an empty, malformed or cut one. */
  public static Optional<WholeAnswer> parse(Service service, byte[] body) {
    Optional<ObjectNode> whole = switch (service) {
      case CHAT -> ChatCompletion.parse(body).map(ChatCompletion::tree);
      case COMPLETIONS -> Json.readObject(body)
          .filter(tree -> isWhole(tree, "choices", WholeAnswer::hasEnded));
      case EMBEDDINGS -> Json.readObject(body)
          .filter(tree -> isWhole(tree, "data", WholeAnswer::isEmbedded));
      case RESPONSES -> Json.readObject(body).filter(WholeAnswer::isResponse);
    };
    return whole.map(tree -> new WholeAnswer(withoutMark(body), tree));
  }

  /** A byte order mark in front is allowed to be ignored, and not every client does. */
  private static byte[] withoutMark(byte[] body) {
    boolean marked = body[0] == (byte) 0xEF;
    return marked ? Arrays.copyOfRange(body, 3, body.length) : body;
  }

  /** Whether there is a list of what is asked for, and no error. */
  private static boolean isWhole(ObjectNode tree, String list, Predicate<JsonNode> item) {
    return !ErrorObject.isIn(tree) && Json.isListOfObjects(tree.path(list))
        && tree.path(list).valueStream().allMatch(item);
  }

  private static boolean hasEnded(JsonNode choice) {
    return choice.path("text").isString() && choice.path("finish_reason").isString();
  }

  /** Vectors are lists of numbers, or written in Base64. */
  private static boolean isEmbedded(JsonNode item) {
    JsonNode vector = item.path("embedding");
    return vector.isArray()
        ? !vector.isEmpty() && vector.valueStream().allMatch(JsonNode::isNumber)
        : vector.isString() && !vector.asString().isEmpty();
  }

  /** Only a response that was cut, or failed and says so, may have no output. */
  private static boolean isResponse(ObjectNode tree) {
    return switch (tree.path("status").asString("")) {
      case "completed" -> Json.isListOfObjects(tree.path("output"));
      case "incomplete" -> tree.path("output").isArray();
      case "failed" -> tree.path("error").isObject();
      default -> false;
    };
  }

  /** The backend's own bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** What they say; not to be changed. */
  public ObjectNode tree() {
    return tree;
  }

  public Optional<TokenUsage> usage() {
    return TokenUsage.of(tree.path("usage"));
  }
}
