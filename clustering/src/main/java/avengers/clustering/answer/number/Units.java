package avengers.clustering.answer.number;

import avengers.clustering.answer.text.Characters;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The names of units and currencies. A word that is not among them is no unit: what is counted ("12
 * apples") does not tell two answers apart.
 */
public final class Units {
  /** One a line: its name, then what else it is called. Pounds of money and of weight are one. */
  private static final String TABLE = """
      km kilometer kilometers kilometre kilometres kms
      m meter meters metre metres
      cm centimeter centimeters centimetre centimetres
      mm millimeter millimeters millimetre millimetres
      nm nanometer nanometers nanometre nanometres
      mi mile miles
      ft foot feet
      inch inches
      yd yard yards
      kg kilogram kilograms kilogramme kilogrammes kilo kilos
      g gram grams gramme grammes
      mg milligram milligrams
      tonne tonnes ton tons
      oz ounce ounces
      l L liter liters litre litres
      ml mL milliliter milliliters millilitre millilitres
      gallon gallons gal
      cup cups
      h hr hrs hour hours
      min mins minute minutes
      s sec secs second seconds
      ms millisecond milliseconds
      day days
      week weeks
      month months
      year years yr yrs
      mph
      km/h kmh kph
      ° degree degrees deg
      °C celsius
      °F fahrenheit
      K kelvin kelvins
      rad radian radians
      J joule joules
      kJ kilojoule kilojoules
      cal calorie calories
      kcal kilocalorie kilocalories
      W watt watts
      kW kilowatt kilowatts
      kWh
      V volt volts
      A ampere amperes amps
      N newton newtons
      Pa pascal pascals
      kPa
      Hz hertz
      kHz
      MHz
      GHz
      Ω ohm ohms
      mol moles
      KB kB kilobyte kilobytes
      MB megabyte megabytes
      GB gigabyte gigabytes
      TB terabyte terabytes
      $ dollar dollars USD US$ usd bucks
      ¢ cent cents
      € euro euros EUR eur
      pound pounds £ lb lbs GBP gbp
      ¥ yen JPY 円
      yuan CNY RMB 元
      ₹ rupee rupees INR
      CHF francs
      ₽ ruble rubles RUB
      ₩ won KRW
      """;
  private static final Map<String, String> NAMES = names();

  /** What stands before a number, not behind it. */
  private static final String BEFORE = "$€£¥₹₽₩";
  private static final Set<String> MONEY = Set.of("$", "¢", "€", "pound", "¥", "yuan", "₹", "CHF",
      "₽", "₩");
  private static final int LONGEST = 14;
  private static final int LONGEST_FORMULA = 200;

  private Units() {}

  private static Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    TABLE.lines()
        .map(line -> line.split(" "))
        .forEach(line -> Arrays.stream(line).forEach(alias -> names.put(alias, line[0])));
    return Map.copyOf(names);
  }

  /**
   * A unit in a text.
   *
   * @param end the position behind it; where none is, the position that was asked for
   */
  record Found(String name, int end) {}

  /** The currency that ends right before a position: "$", "USD ". */
  static String before(String text, int at) {
    int end = at;
    while (end > 0 && at - end < 3 && " -+*".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    if (end > 0 && BEFORE.indexOf(text.charAt(end - 1)) >= 0 && !isMathOpened(text, end - 1)) {
      return name(text.substring(end - 1, end));
    }
    boolean code = end >= 3 && !Characters.isLetter(text, end - 4);
    String name = code ? name(text.substring(end - 3, end)) : "";
    return code && Character.isUpperCase(text.charAt(end - 1)) && MONEY.contains(name) ? name : "";
  }

  /** The unit that follows a number: "km", " square meters", "m²", " km/h", " miles per hour". */
  static Found after(String text, int at) {
    int start = at;
    while (start < text.length() && start - at < 4 && " *_".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    int word = wordEnd(text, start);
    String first = text.substring(start, word).toLowerCase(Locale.ROOT);
    String power = switch (first) {
      case "square", "sq" -> "²";
      case "cubic" -> "³";
      default -> "";
    };
    int unitStart = power.isEmpty() ? start : Characters.skipWhitespace(text, word);
    int end = wordEnd(text, unitStart);
    String name = name(text.substring(unitStart, end));
    if (name.isEmpty() || isMathClosed(text, unitStart)) {
      return new Found("", at);
    }
    if (name.equals("°")) {
      return degrees(text, end);
    }
    return power.isEmpty() ? withPower(text, name, end) : new Found(name + power, end);
  }

  /** Whether a dollar sign here begins a formula: its partner ends it, and begins no number. */
  private static boolean isMathOpened(String text, int at) {
    if (text.charAt(at) != '$') {
      return false;
    }
    int close = text.indexOf('$', at + 1);
    return close > at + 1 && close - at < LONGEST_FORMULA && text.charAt(close - 1) != ' '
        && !Characters.isDigit(text, close + 1);
  }

  /** Whether a dollar sign here ends a formula. */
  private static boolean isMathClosed(String text, int at) {
    return Characters.isOneOf(text, at, "$") && text.lastIndexOf('$', at - 1) >= 0;
  }

  /** "°C", "degrees Celsius"; or an angle. */
  private static Found degrees(String text, int at) {
    int start = Characters.isOneOf(text, at, " ") ? at + 1 : at;
    int end = Characters.lettersEnd(text, start, LONGEST);
    return switch (text.substring(start, end).toLowerCase(Locale.ROOT)) {
      case "c", "celsius" -> new Found("°C", end);
      case "f", "fahrenheit" -> new Found("°F", end);
      default -> new Found("°", at);
    };
  }

  private static Found withPower(String text, String name, int at) {
    int caret = Characters.isOneOf(text, at, "^") ? at + 1 : at;
    if (Characters.isOneOf(text, caret, "²³")) {
      return new Found(name + text.charAt(caret), caret + 1);
    }
    if (caret > at && Characters.isOneOf(text, caret, "23")) {
      return new Found(name + "²³".charAt(text.charAt(caret) - '2'), caret + 1);
    }
    return withTime(text, name, at);
  }

  /** "km/h", "miles per hour". What money is paid for is no part of its unit. */
  private static Found withTime(String text, String name, int at) {
    int start = Characters.isOneOf(text, at, "/")
        ? at + 1
        : text.startsWith(" per ", at) ? at + 5 : -1;
    if (start < 0 || MONEY.contains(name)) {
      return new Found(name, at);
    }
    int end = Characters.lettersEnd(text, start, LONGEST);
    String time = name(text.substring(start, end));
    if (!time.equals("h") && !time.equals("s") && !time.equals("min")) {
      return new Found(name, at);
    }
    return new Found(name.equals("mi") && time.equals("h") ? "mph" : name + "/" + time, end);
  }

  /** What a word or sign means; empty if it is no unit. */
  public static String name(String word) {
    String name = NAMES.get(word);
    return name != null || word.length() < 3
        ? Objects.requireNonNullElse(name, "")
        : NAMES.getOrDefault(word.toLowerCase(Locale.ROOT), "");
  }

  private static int wordEnd(String text, int start) {
    return Characters.isOneOf(text, start, "°¢€£¥₹₽₩$Ω")
        ? start + 1
        : Characters.lettersEnd(text, start, LONGEST);
  }
}
