package avengers.clustering.answer;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.observation.Observations;
import avengers.clustering.observation.OutputsFile;
import avengers.clustering.testing.PublishedData;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraderTest {
  private static final String OPTIONS = "Which?\nA. one\nB. two\nC. three";

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      1000    | 1,000
      1000    | The answer is 1000.0
      1e3     | $1,000
      0.5     | \\boxed{\\frac{1}{2}}
      1/2     | .5
      -7      | x = −7
      18      | She makes $18 per day
      Paris   | The answer is **paris**.
      (B)     | b
      a, b    | \\boxed{\\text{a,b}}
      2024-05-17 | Answer: 2024-05-17.
      42      | {"reasoning": "6 * 7", "answer": 42}
      """)
  void equalAnswersAreRight(String right, String reply) {
    assertThat(Grader.grade("What?", right, reply)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      1000       | 1,001
      1000       | -1000
      1/3        | 0.33
      Paris      | London
      a, b       | b, a
      2024-05-17 | 2024-05-18
      2024-05-17 | 2024
      42         | no idea
      42         | ''
      """)
  void differentAnswersAreWrong(String right, String reply) {
    assertThat(Grader.grade("What?", right, reply)).isEqualTo(0);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      B   | The answer is (B).   | 1
      (B) | B) two               | 1
      B   | The answer is (A).   | 0
      B   | The answer is D      | 0
      Z   | Z                    | 0
      """)
  void choicesAreGradedByTheirLetter(String right, String reply, double grade) {
    assertThat(Grader.grade(OPTIONS, right, reply)).isEqualTo(grade);
  }

  @Test
  void agreesWithRecordedGradesOfSchoolMathematics() {
    agreesWithRecorded(PublishedData.read("routing/gsm4.jsonl.gz"), 0.995);
  }

  @Test
  void agreesWithRecordedGradesOfHardTasks() {
    agreesWithRecorded(PublishedData.read("routing/bbh2.jsonl.gz"), 0.99);
  }

  @Test
  void agreesWithRecordedGradesOfMathematicsAndCode() {
    agreesWithRecorded(OutputsFile.join(PublishedData.read("routing/zeroeval29.jsonl.gz"),
        List.of(PublishedData.path("routing/zeroeval29.outputs.jsonl.gz"))).observations(), 0.99);
  }

  @Test
  void agreesWithRecordedGradesOfChoices() {
    agreesWithRecorded(OutputsFile.join(PublishedData.read("routing/mmlupro28.jsonl.gz"),
        List.of(PublishedData.path("routing/mmlupro14.outputs.jsonl.gz"))).observations(), 0.98);
  }

  private static void agreesWithRecorded(Observations observations, double least) {
    LongAdder all = new LongAdder();
    LongAdder agreed = new LongAdder();
    observations.queries()
        .parallelStream()
        .filter(query -> !query.samples().isEmpty())
        .forEach(
            query -> {
              Grader grader = new Grader(Prompt.of(query.query()), query.answer().orElseThrow());
              query.samples().forEach((model, outputs) -> {
                double grade = grader.grade(Reading.of(Reply.of(outputs.getFirst())));
                all.increment();
                agreed.add(query.scores().getOrDefault(model, -1.0) == grade ? 1 : 0);
              });
            });
    assertThat(agreed.doubleValue() / all.doubleValue()).as("share of %s outputs", all)
        .isGreaterThanOrEqualTo(least);
  }
}
