package avengers.clustering.grade;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What of a question decides how replies to it are graded.
 *
 * @param answer the right answer, a text or other JSON, if the question has one
 * @param grader the question's own wish, if it has one
 * @param json the whole question
 */
public record Graded(String query,
    String dataset,
    Optional<JsonNode> answer,
    Optional<JsonNode> grader,
    JsonNode json) {
  /** The right answer as a text. */
  public Optional<String> text() {
    return answer.map(given -> given.isValueNode() ? given.asString() : given.toString());
  }
}
