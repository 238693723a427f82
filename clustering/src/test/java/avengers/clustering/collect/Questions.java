package avengers.clustering.collect;

import avengers.clustering.grade.Graded;
import avengers.clustering.grade.Graders;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Questions for tests. */
final class Questions {
  private Questions() {}

  /** A question that is graded by comparing its answer. */
  static Question of(String query, String answer, String dataset, long index) {
    ObjectNode json = JsonMapper.shared().createObjectNode().put("answer", answer);
    Graded graded = new Graded(query, dataset, Optional.of(json.get("answer")), Optional.empty(),
        json);
    return new Question(List.of(new Message("user", query)), query, Optional.of(answer), dataset,
        index, Graders.automatic().grader(graded));
  }
}
