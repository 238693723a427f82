package avengers.gateway.openai;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A backend's completion, with at least one choice. */
public final class ChatCompletion {
  private final ObjectNode tree;
  private final List<ChatChoice> choices;

  private ChatCompletion(ObjectNode tree) {
    this.tree = tree;
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
    return Json.readObject(body)
        .filter(tree -> !ErrorObject.isIn(tree))
        .map(ChatCompletion::new)
        .filter(completion -> completion.choices.stream().limit(1).anyMatch(ChatChoice::isWhole));
  }

  /** Reads a completion whose choices are looked at one by one; empty if none has ended. */
  public static Optional<ChatCompletion> read(byte[] body) {
    return Json.readObject(body)
        .filter(tree -> !ErrorObject.isIn(tree))
        .flatMap(ChatCompletion::of);
  }

  /** A completion whose choices are looked at one by one; empty if none has ended. */
  static Optional<ChatCompletion> of(ObjectNode tree) {
    return Optional.of(new ChatCompletion(tree))
        .filter(completion -> completion.choices.stream().anyMatch(ChatChoice::hasEnded));
  }

  /** All of it as the backend gave it; not to be changed. */
  ObjectNode tree() {
    return tree;
  }

  /** Its choices, in the backend's order. */
  public List<ChatChoice> choices() {
    return choices;
  }

  public Optional<TokenUsage> usage() {
    return TokenUsage.of(tree.path("usage"));
  }
}
