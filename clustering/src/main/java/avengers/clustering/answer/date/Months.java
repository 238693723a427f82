package avengers.clustering.answer.date;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The names of months in English and the larger languages of Europe. */
final class Months {
  /** One line a month; abbreviations have no point. */
  private static final String TABLE = """
      january jan januar jänner janvier enero ene gennaio janeiro januari январь января
      february feb februar février fevrier févr febrero febbraio fevereiro februari февраль февраля
      march mar märz maerz mrz mars marzo março maart март марта
      april apr avril avr abril abr aprile апрель апреля
      may mai mayo maggio maio mei май мая
      june jun juni juin junio giugno junho июнь июня
      july jul juli juillet juil julio luglio julho июль июля
      august aug août aout agosto ago augustus август августа
      september sep sept septembre septiembre setiembre settembre setembro сентябрь сентября
      october oct oktober okt octobre octubre ottobre outubro октябрь октября
      november nov novembre noviembre novembro ноябрь ноября
      december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro декабрь декабря
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
