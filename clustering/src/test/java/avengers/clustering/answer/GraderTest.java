package avengers.clustering.answer;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.observation.Observation;
import avengers.clustering.observation.Observations;
import avengers.clustering.testing.PublishedData;
import java.util.List;
import java.util.Map;
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
    agreesWithRecorded("routing/gsm4.jsonl.gz", 0.99);
  }

  @Test
  void agreesWithRecordedGradesOfHardTasks() {
    agreesWithRecorded("routing/bbh2.jsonl.gz", 0.988);
  }

  private static void agreesWithRecorded(String file, double least) {
    Observations observations = PublishedData.read(file);
    long all = 0;
    long agreed = 0;
    for (Observation query : observations.queries()) {
      for (Map.Entry<String, List<String>> outputs : query.samples().entrySet()) {
        double grade = Grader.grade(query.query(), query.answer().orElseThrow(),
            outputs.getValue().getFirst());
        all++;
        agreed += query.scores().getOrDefault(outputs.getKey(), -1.0) == grade ? 1 : 0;
      }
    }
    assertThat((double) agreed / all).as("share of %d outputs of %s", all, file)
        .isGreaterThanOrEqualTo(least);
  }
}
