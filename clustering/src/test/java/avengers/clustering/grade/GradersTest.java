package avengers.clustering.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class GradersTest {
  /** A query that shows options only to those that look for them. */
  private static String query(String grader) {
    return grader.startsWith("choice") ? "Which?\nA) one\nB) two\nC) three" : "What is it?";
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      auto            | "42"              | The answer is 42.               | 1
      auto            | 42                | I think 43                      | 0
      number          | "0.5"             | It is 1/2                       | 1
      number          | 3.14              | about 3.1416                    | 0
      number:0.01     | 3.14              | about 3.1416                    | 1
      number:0.01     | 3.14              | about 3.16                      | 0
      number          | 7                 | no idea                         | 0
      choice          | "B"               | I choose (B), since it is two   | 1
      choice          | "B"               | The answer is C                 | 0
      exact           | "Yes"             | ~  Yes ~                        | 1
      exact           | "Yes"             | yes                             | 0
      exact           | "Yes"             | <think>No?</think> Yes          | 1
      one-of          | ["NYC", "New York"] | The answer is New York.       | 1
      one-of          | ["NYC", "New York"] | The answer is Boston.         | 0
      contains        | "Marie  Curie"    | It was marie curie, in 1898.    | 1
      contains        | "Curie"           | <think>Curie?</think> Bohr      | 0
      regex:^4[0-9]$  | "any"             | 47                              | 1
      regex:^4[0-9]$  | "any"             | 470                             | 0
      regex           | "(?i)b[lr]ue"      | The sky is Blue                 | 1
      json            | {"a": 1, "b": [1.50, null]} | {"b": [1.5, null], "a": 1e0} | 1
      json            | "{\\"a\\": 1}"    | Here: {"a": 1.0} as you wished  | 1
      json            | {"a": 1}          | {"a": 1, "b": 2}                | 0
      json            | [1, 2]            | [2, 1]                          | 0
      json            | {"a": 1}          | {"a": "1"}                      | 0
      json            | {"a": 1}          | no JSON at all                  | 0
      latex           | "\\\\frac{1}{2}x" | So \\boxed{\\dfrac{1}{2} x}     | 1
      latex           | "x^2+1"           | The answer is $x^{2} + 1$.      | 1
      latex           | "x^2+1"           | The answer is $x^2 - 1$         | 0
      latex           | "0.5"             | \\boxed{\\frac12}               | 1
      """)
  void repliesAreGraded(String grader, String answer, String reply, double grade)
      throws Exception {
    assertThat(rule(grader, answer).grade(reply)).isEqualTo(grade);
  }

  @Test
  void jsonMayStandInAFence() throws Exception {
    Rule rule = rule("json", "{\"a\": 1}");

    assertThat(rule.grade("Not {this}:\n```json\n{\"a\": 1}\n```\nDone.")).isEqualTo(1);
    assertThat(rule.grade("```json\n{\"a\": 1}")).isEqualTo(1);
  }

  @Test
  void aToleranceMayBeAShareOfTheRightNumber() throws Exception {
    ObjectNode wish = JsonMapper.shared().createObjectNode().put("type", "number");
    wish.put("relative", 0.1);
    Rule rule = (Rule) Graders.automatic().grader(question("1000", Optional.of(wish)));

    assertThat(rule.grade("1099")).isEqualTo(1);
    assertThat(rule.grade("1101")).isEqualTo(0);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      number    | "many"     | "answer" is no number: many
      choice    | "maybe"    | "answer" is no letter of an option: maybe
      one-of    | "NYC"      | "answer" is no list of right answers
      json      | "not JSON" | "answer" is no JSON: not JSON
      regex     | "("        | not a regular expression
      code      | "any"      | needs the option --code-command
      judge     | "any"      | needs the option --judge
      exact     | null       | "answer" is missing
      numbre    | "7"        | there is no grader "numbre"; the graders are auto, number, choice
      number:x  | "7"        | a tolerance is a number, not "x"
      number:-1 | "7"        | must not be negative
      choice:2  | "B"        | has no setting
      """)
  void whatCannotBeGradedIsAnError(String grader, String answer, String message) {
    assertThatThrownBy(() -> rule(grader, answer)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void theQuestionsWishGoesBeforeItsDataSetsAndThatBeforeTheUsual() throws Exception {
    Graders graders = Graders.parse(List.of("sums=number:0.5,texts=contains,exact"),
        Optional.empty(), false);
    JsonNode wish = JsonMapper.shared().readTree("\"contains\"");

    assertThat(graders.grader(question("sums", "7", Optional.empty())))
        .isInstanceOf(NearNumber.class);
    assertThat(graders.grader(question("sums", "7", Optional.of(wish))))
        .isInstanceOf(Contained.class);
    assertThat(graders.grader(question("other", "7", Optional.empty())))
        .isInstanceOf(SameText.class);
    assertThat(graders.description()).isEqualTo("sums=number:0.5,texts=contains,exact");
  }

  @Test
  void aPatternMayHaveCommasAndEqualsSigns() throws Exception {
    Graders graders = Graders.parse(List.of("logs=regex:^x={1,2}$"), Optional.empty(), false);

    assertThat(((Rule) graders.grader(question("logs", "any", Optional.empty()))).grade("x=="))
        .isEqualTo(1);
  }

  private static Rule rule(String grader, String answer) {
    return (Rule) Graders.parse(List.of(grader), Optional.empty(), false)
        .grader(new Graded(query(grader), "any",
            Optional.of(JsonMapper.shared().readTree(answer)).filter(given -> !given.isNull()),
            Optional.empty(), JsonMapper.shared().createObjectNode()));
  }

  private static Graded question(String answer, Optional<JsonNode> wish) {
    return question("any", answer, wish);
  }

  private static Graded question(String dataset, String answer, Optional<JsonNode> wish) {
    ObjectNode json = JsonMapper.shared().createObjectNode().put("answer", answer);
    return new Graded("How much?", dataset, Optional.of(json.get("answer")), wish, json);
  }
}
