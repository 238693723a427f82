package avengers.clustering.replay;

import avengers.clustering.observation.Observation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Data sets of multiple-choice queries whose texts are not known: every right answer is a letter.
 * Their replies are read as choices among the letters up to the greatest.
 */
final class LetterAnswers {
  private LetterAnswers() {}

  /** The greatest letter of each such data set. */
  static Map<String, Character> byDataset(List<Observation> queries) {
    Map<String, Character> letters = new HashMap<>();
    queries.stream()
        .collect(Collectors.groupingBy(Observation::dataset))
        .forEach((dataset, of) -> {
          if (of.stream().allMatch(query -> isLetter(query.answer().orElse("")))) {
            letters.put(dataset, (char) of.stream()
                .mapToInt(query -> query.answer().orElse("").strip().charAt(0))
                .max()
                .orElse('A'));
          }
        });
    return letters;
  }

  private static boolean isLetter(String answer) {
    String letter = answer.strip();
    return letter.length() == 1 && letter.charAt(0) >= 'A' && letter.charAt(0) <= 'Z';
  }

  /** A query that offers nothing but letters. */
  static String options(char last) {
    return IntStream.rangeClosed('A', Math.max('B', last))
        .mapToObj(letter -> "(" + (char) letter + ") option " + (char) letter)
        .collect(Collectors.joining("\n"));
  }
}
