package avengers.clustering.answer.date;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The names of months in English, German, French and Spanish. */
final class Months {
  /** One line a month; abbreviations have no point. */
  private static final String TABLE = """
      january jan januar jänner janvier enero ene
      february feb februar février fevrier févr febrero
      march mar märz maerz mrz mars marzo
      april apr avril avr abril abr
      may mai mayo
      june jun juni juin junio
      july jul juli juillet juil julio
      august aug août aout agosto ago
      september sep sept septembre septiembre setiembre
      october oct oktober okt octobre octubre
      november nov novembre noviembre
      december dec dezember dez décembre decembre déc diciembre dic
      """;
  private static final Map<String, Integer> NUMBERS = numbers();

  private Months() {}

  private static Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    String[] months = TABLE.split("\n", -1);
    for (int month = 0; month < 12; month++) {
      for (String name : months[month].split(" ", -1)) {
        numbers.put(name, month + 1);
      }
    }
    return Map.copyOf(numbers);
  }

  /** Its number from 1; 0 for another word. */
  static int of(String word) {
    return NUMBERS.getOrDefault(word.toLowerCase(Locale.ROOT), 0);
  }
}
