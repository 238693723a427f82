package avengers.gateway.openai;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A backend's completion, with at least one choice. */
public final class ChatCompletion {
  private final ObjectNode tree;
  private final List<ChatChoice> choices;
  private final byte[] bytes;

  private ChatCompletion(ObjectNode tree, byte[] bytes) {
    this.tree = tree;
    this.bytes = bytes;
    JsonNode given = tree.path("choices");
    this.choices = given.isArray()
        ? given.valueStream().map(choice -> new ChatChoice(tree, choice)).toList()
        : List.of();
  }

  /**
   * Reads a completion for a client; empty if the client would get an empty, malformed or cut
   * answer.
   */
  public static Optional<ChatCompletion> parse(byte[] body) {
    return of(body).filter(completion -> completion.choices.stream()
        .limit(1)
        .anyMatch(ChatChoice::isWhole));
  }

  /** Reads a completion whose choices are looked at one by one; empty if none has ended. */
  public static Optional<ChatCompletion> read(byte[] body) {
    return of(body)
        .filter(completion -> completion.choices.stream().anyMatch(ChatChoice::hasEnded));
  }

  private static Optional<ChatCompletion> of(byte[] body) {
    return Json.read(body)
        .filter(ObjectNode.class::isInstance)
        .map(tree -> new ChatCompletion((ObjectNode) tree, body));
  }

  /** Its choices, in the backend's order. */
  public List<ChatChoice> choices() {
    return choices;
  }

  /** The backend's own bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  public Optional<TokenUsage> usage() {
    return TokenUsage.of(tree.path("usage"));
  }
}
