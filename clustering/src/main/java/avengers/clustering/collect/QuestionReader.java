package avengers.clustering.collect;

import avengers.clustering.grade.Graded;
import avengers.clustering.grade.Graders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads questions from JSON objects, one after the other. */
public final class QuestionReader {
  private static final String DATASET = "questions";

  private final Graders graders;
  private final Optional<String> system;
  private final List<Question> questions = new ArrayList<>();
  private final Map<QuestionIdentity, String> places = new HashMap<>();
  private final Map<String, Long> counts = new HashMap<>();

  /**
   * Begins to read.
   *
   * @param system the system message of questions that have none of their own
   */
  public QuestionReader(Graders graders, Optional<String> system) {
    this.graders = graders;
    this.system = system;
  }

  /** The questions so far, in their order. */
  public List<Question> questions() {
    return List.copyOf(questions);
  }

  /**
   * Reads the next question.
   *
   * @param place where it stands, such as {@code questions.jsonl:7}
   * @throws QuestionsException if it is none, or the same question came before; names the places
   */
  public void add(JsonNode json, String place) {
    Question question;
    try {
      question = question(json);
    } catch (IllegalArgumentException e) {
      throw new QuestionsException(place + ": " + e.getMessage());
    }
    String before = places.putIfAbsent(QuestionIdentity.of(question), place);
    if (before != null) {
      throw new QuestionsException(place + ": the same question as " + before
          + "; remove one, or give them different \"index\"");
    }
    questions.add(question);
  }

  private Question question(JsonNode json) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("expected a JSON object");
    }
    List<Message> messages = messages(json);
    String query = messages.stream()
        .filter(message -> message.role().equals("user"))
        .map(Message::content)
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> new IllegalArgumentException("\"messages\" has none of role user"));
    String dataset = text(json, "dataset").orElse(DATASET);
    long position = counts.merge(dataset, 1L, Long::sum) - 1;
    Graded graded = new Graded(query, dataset, given(json, "answer"), given(json, "grader"), json);
    return new Question(messages, query, graded.text(), dataset, index(json, position),
        graders.grader(graded));
  }

  private List<Message> messages(JsonNode json) {
    List<Message> messages = new ArrayList<>();
    text(json, "system").or(() -> json.has("messages") ? Optional.empty() : system)
        .ifPresent(content -> messages.add(new Message("system", content)));
    Optional<String> query = text(json, "query");
    if (query.isPresent() == json.has("messages")) {
      throw new IllegalArgumentException(
          "a question has either a \"query\" or \"messages\"" + (query.isPresent()
              ? ", not both"
              : ""));
    }
    query.ifPresentOrElse(content -> messages.add(new Message("user", content)),
        () -> messages.addAll(chat(json.get("messages"))));
    return messages;
  }

  private static List<Message> chat(JsonNode messages) {
    if (!messages.isArray() || messages.isEmpty()) {
      throw new IllegalArgumentException("\"messages\" must be a list of messages");
    }
    return messages.valueStream().map(message -> {
      if (!message.path("role").isString() || !message.path("content").isString()) {
        throw new IllegalArgumentException(
            "a message in \"messages\" must have a \"role\" and a \"content\" that are texts");
      }
      return new Message(message.get("role").stringValue(),
          message.get("content").stringValue());
    }).toList();
  }

  private static Optional<JsonNode> given(JsonNode json, String key) {
    return Optional.ofNullable(json.get(key)).filter(value -> !value.isNull());
  }

  private static Optional<String> text(JsonNode json, String key) {
    return given(json, key).map(value -> {
      if (!value.isString() || value.stringValue().isBlank()) {
        throw new IllegalArgumentException("\"" + key + "\" must be a text that is not blank");
      }
      return value.stringValue();
    });
  }

  private static long index(JsonNode json, long position) {
    return given(json, "index").map(value -> value.asLongOpt()
        .orElseThrow(() -> new IllegalArgumentException(
            "\"index\" must be a whole number: " + value)))
        .orElse(position);
  }
}
