package avengers.gateway.demo;

import avengers.clustering.collect.Message;
import avengers.clustering.collect.Question;
import avengers.clustering.grade.Graded;
import avengers.clustering.grade.Graders;
import avengers.gateway.demo.simulated.Questions;
import avengers.gateway.openai.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/** The demonstration's questions, as {@code collect} takes them. */
final class DemoQuestions {
  private DemoQuestions() {}

  /** That many of each field, the same for the same seed. */
  static List<Question> generate(long seed, int perField) {
    return lines(seed, perField).stream().map(DemoQuestions::question).toList();
  }

  /** The same as JSON. */
  static List<ObjectNode> lines(long seed, int perField) {
    List<avengers.gateway.demo.simulated.Question> generated = Questions.generate(seed, perField);
    return IntStream.range(0, generated.size())
        .mapToObj(i -> Json.MAPPER.createObjectNode()
            .put("query", generated.get(i).text())
            .put("answer", generated.get(i).answer())
            .put("dataset", generated.get(i).field())
            .put("index", i))
        .toList();
  }

  private static Question question(ObjectNode line) {
    String query = line.get("query").stringValue();
    String dataset = line.get("dataset").stringValue();
    Graded graded = new Graded(query, dataset, Optional.of(line.get("answer")), Optional.empty(),
        line);
    return new Question(List.of(new Message("user", query)), query, graded.text(), dataset,
        line.get("index").longValue(), Graders.automatic().grader(graded));
  }
}
