package avengers.clustering.replay;

import avengers.clustering.answer.Grader;
import avengers.clustering.answer.Prompt;
import avengers.clustering.answer.Reading;
import avengers.clustering.answer.Reply;
import avengers.clustering.observation.Observation;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One query's raw answers, read and graded once.
 *
 * @param readings by model
 */
record RecordedQuery(Prompt prompt, SortedMap<String, List<Graded>> readings) {
  /**
   * A raw answer.
   *
   * @param right whether it gives the right answer
   */
  record Graded(Reading reading, boolean right) {}

  /** Reads all queries, in their order. */
  static List<RecordedQuery> read(List<Observation> queries) {
    Map<String, Character> letters = LetterAnswers.byDataset(queries);
    return queries.parallelStream()
        .map(query -> read(query,
            query.query().isBlank() && letters.containsKey(query.dataset())
                ? LetterAnswers.options(letters.get(query.dataset()))
                : query.query()))
        .toList();
  }

  private static RecordedQuery read(Observation query, String text) {
    Prompt prompt = Prompt.of(text);
    Grader grader = new Grader(prompt, query.answer().orElse(""));
    SortedMap<String, List<Graded>> readings = new TreeMap<>();
    query.samples()
        .forEach((model, replies) -> readings.put(model, replies.stream()
            .map(reply -> graded(grader, Reading.of(Reply.of(reply))))
            .toList()));
    return new RecordedQuery(prompt, readings);
  }

  private static Graded graded(Grader grader, Reading reading) {
    return new Graded(reading, grader.grade(reading) > 0);
  }

  List<Graded> of(String model) {
    return readings.getOrDefault(model, List.of());
  }
}
