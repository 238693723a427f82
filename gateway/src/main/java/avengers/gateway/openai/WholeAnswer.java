package avengers.gateway.openai;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A backend's whole answer, which goes to the client as it is, or is said in another way. */
public final class WholeAnswer {
  private final byte[] bytes;
  private final ObjectNode tree;

  private WholeAnswer(byte[] bytes, ObjectNode tree) {
    this.bytes = bytes;
    this.tree = tree;
  }

  /** Reads an answer; empty if the client would get an empty, malformed or cut one. */
  public static Optional<WholeAnswer> parse(Service service, byte[] body) {
    Optional<ObjectNode> whole = switch (service) {
      case CHAT -> ChatCompletion.parse(body).map(ChatCompletion::tree);
      case COMPLETIONS -> Json.readObject(body)
          .filter(tree -> Json.isListOfObjects(tree.path("choices")));
      case EMBEDDINGS -> Json.readObject(body)
          .filter(tree -> Json.isListOfObjects(tree.path("data")));
      case RESPONSES -> Json.readObject(body).filter(WholeAnswer::isResponse);
    };
    return whole.map(tree -> new WholeAnswer(body, tree));
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
