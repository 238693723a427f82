package avengers.gateway.openai;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A chat completion whose choices may be of several models. */
public final class ChatAnswer {
  /** What a backend tells of itself; of several it is told only where all say the same. */
  private static final List<String> OF_ONE_BACKEND = List.of("system_fingerprint", "service_tier");

  private ChatAnswer() {}

  /**
   * The answer, with all fields that OpenAI's own always have, and what else the backend of the
   * first choice gave.
   *
   * @param model the name of the model that gave the first choice
   * @param choices at least one
   * @param spent what all calls took
   */
  public static ObjectNode of(String id, String model, List<ChatChoice> choices,
      TokenUsage spent) {
    ObjectNode first = choices.getFirst().completion();
    ObjectNode answer = first.objectNode();
    first.properties()
        .stream()
        .filter(field -> !field.getKey().equals("choices"))
        .forEach(field -> answer.set(field.getKey(), field.getValue().deepCopy()));
    answer.remove(OF_ONE_BACKEND);
    OF_ONE_BACKEND
        .forEach(field -> common(choices, field).ifPresent(text -> answer.put(field, text)));
    answer.put("id", id).put("object", "chat.completion").put("model", model);
    if (!answer.path("created").isIntegralNumber()) {
      answer.put("created", System.currentTimeMillis() / 1000);
    }
    var published = answer.putArray("choices");
    choices.forEach(choice -> published.add(choice.published(published.size())));
    answer.set("usage", spent.toJson());
    return answer;
  }

  private static Optional<String> common(List<ChatChoice> choices, String field) {
    List<JsonNode> given = choices.stream()
        .map(choice -> choice.completion().path(field))
        .distinct()
        .toList();
    return given.size() == 1 && given.getFirst().isString()
        ? Optional.of(given.getFirst().asString())
        : Optional.empty();
  }
}
