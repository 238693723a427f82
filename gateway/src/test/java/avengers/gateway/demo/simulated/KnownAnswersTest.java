package avengers.gateway.demo.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullMarked
class KnownAnswersTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      value = {
          "What is 2 + 3 * 4?                                                              | 14",
          "Calculate ((7 - 10) * (2 + 6)) / 4.                                             | -6",
          "Evaluate the expression 8*9.                                                    | 72",
          "Convert 250 centimeters to meters.                                              | 2.5",
          "How many seconds are there in 1.5 hours?                                        | 5400",
          "Convert 37 degrees Celsius to degrees Fahrenheit.                               | none",
          "Convert -40 degrees Celsius to degrees Fahrenheit.                              | -40",
          "Express 212 degrees Fahrenheit in degrees Celsius.                              | 100",
          "What day of the week is 2000-02-29?                                             | Tuesday",
          "What day of the week is 20 July 1969?                                           | Sunday",
          "How many days are there from 2024-02-28 to 1 March 2024?                        | 2",
          "Which date is 60 days after 2023-12-31? Answer as YYYY-MM-DD.                   | 2024-02-29",
          "Sort these numbers from largest to smallest: 7, 100, 23, 9                      | 100, 23, 9, 7",
          "Reverse the word \"stream\".                                                    | maerts",
          "How many times does the letter \"s\" occur in \"mississippi\"?                  | 4",
          "Anna is older than Ben. Ben is older than Cem. Who is the youngest?             | Cem",
          "Suppose that p is true and q is false. Is the statement \"not p or q\" true?"
              + " Answer yes or no. | no",
          "How many different teams of 2 can be formed out of 5 players?                   | 10",
          "Count the multiples of 5 from 5 to 20 inclusive.                                | 4",
          "What is the capital of Australia? (A) Oslo (B) Canberra (C) Lima (D) Rome       | B",
      })
  void readsTheQuestionItself(String text, String answer) {
    assertThat(answers(text)).isEqualTo(answer.equals("none") ? List.of() : List.of(answer));
  }

  private static List<String> answers(String text) {
    return Fields.all()
        .stream()
        .flatMap(field -> field.solve(text).stream())
        .map(Solution::answer)
        .toList();
  }
}
