package avengers.clustering.collect;

import avengers.clustering.file.FileException;
import avengers.clustering.grade.Graded;
import avengers.clustering.grade.Graders;
import avengers.clustering.table.ColumnMap;
import avengers.clustering.table.Row;
import avengers.clustering.table.RowKey;
import avengers.clustering.table.RowKeys;
import avengers.clustering.table.Rows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads questions from rows. */
public final class QuestionReader {
  private final Graders graders;
  private final Optional<String> system;
  private final List<Question> questions = new ArrayList<>();
  private final Map<QuestionIdentity, String> places = new HashMap<>();
  private final RowKeys keys = new RowKeys();

  private QuestionReader(Graders graders, Optional<String> system) {
    this.graders = graders;
    this.system = system;
  }

  /**
   * Reads whole files.
   *
   * @param system the system message of questions that have no messages of their own
   * @throws FileException if there is no question, a row is none, or a question comes twice; the
   * message names the places
   * @throws IllegalArgumentException if a grader is for a data set that is not there
   */
  public static List<Question> read(List<Path> files, ColumnMap map, Graders graders,
      Optional<String> system) {
    QuestionReader reader = new QuestionReader(graders, system);
    Rows.forEach(files, map, reader::add);
    if (reader.questions.isEmpty()) {
      throw new FileException(files.getFirst() + ": holds no question; expected rows like "
          + "{\"query\": \"What is 6 x 7?\", \"answer\": \"42\", \"dataset\": \"arithmetic\"}");
    }
    graders.requireDatasets(
        reader.questions.stream().map(Question::dataset).collect(Collectors.toSet()));
    return List.copyOf(reader.questions);
  }

  private void add(Row row) {
    List<Message> messages = messages(row);
    String query = messages.stream()
        .filter(message -> message.role().equals("user"))
        .map(Message::content)
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> new IllegalArgumentException("\"messages\" has none of role user"));
    RowKey key = keys.next(row);
    Graded graded = new Graded(query, key.dataset(), row.value("answer"), grader(row),
        row.fields());
    requireNew(new QuestionIdentity(key.dataset(), key.index(), query), row.place());
    questions.add(new Question(messages, query, graded.text(), key.dataset(), key.index(),
        graders.grader(graded)));
  }

  private void requireNew(QuestionIdentity identity, String place) {
    String before = places.putIfAbsent(identity, place);
    if (before != null) {
      throw new IllegalArgumentException("the same question as " + before
          + "; remove one, or give them different \"index\"");
    }
  }

  private List<Message> messages(Row row) {
    Optional<JsonNode> chat = row.structure("messages");
    if (chat.isPresent() == row.value("query").isPresent()) {
      throw new IllegalArgumentException(chat.isPresent()
          ? "a question has a \"query\" or \"messages\", not both"
          : "\"query\" is missing (or \"messages\"); --map query=COLUMN names another column");
    }
    List<Message> messages = new ArrayList<>();
    Optional<String> own = row.value("system").map(_ -> row.text("system"));
    own.or(() -> chat.isPresent() ? Optional.empty() : system)
        .ifPresent(content -> messages.add(new Message("system", content)));
    chat.ifPresentOrElse(given -> messages.addAll(messages(given)),
        () -> messages.add(new Message("user", row.text("query"))));
    return messages;
  }

  private static List<Message> messages(JsonNode chat) {
    if (!chat.isArray() || chat.isEmpty()) {
      throw new IllegalArgumentException("\"messages\" must be a list of messages");
    }
    return chat.valueStream().map(message -> {
      if (!message.path("role").isString() || !message.path("content").isString()) {
        throw new IllegalArgumentException(
            "each of \"messages\" must have a \"role\" and a \"content\" that are texts");
      }
      return new Message(message.get("role").stringValue(),
          message.get("content").stringValue());
    }).toList();
  }

  /** A name, or an object; in CSV the object is a text. */
  private static Optional<JsonNode> grader(Row row) {
    return row.value("grader")
        .filter(grader -> grader.isString() && !grader.stringValue().startsWith("{"))
        .or(() -> row.structure("grader"));
  }
}
