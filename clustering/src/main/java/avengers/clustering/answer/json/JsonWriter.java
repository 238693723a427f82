package avengers.clustering.answer.json;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;

/** Writes JSON in the one form that equal values share. */
final class JsonWriter {
  /**
   * Numbers with more zeros than this before or behind their digits are written with an exponent.
   */
  private static final int MOST_ZEROS = 20;

  private JsonWriter() {}

  static void write(JsonValue value, StringBuilder json) {
    switch (value) {
      case JsonValue.Items items -> items(items, json);
      case JsonValue.Members members -> members(members, json);
      case JsonValue.Numeric(BigDecimal number) -> json.append(number(number));
      case JsonValue.Text(String text) -> quoted(text, json);
      case JsonValue.Word word -> json.append(word.name().toLowerCase(Locale.ROOT));
    }
  }

  private static String number(BigDecimal number) {
    return Math.abs(number.scale()) <= MOST_ZEROS ? number.toPlainString() : number.toString();
  }

  private static void items(JsonValue.Items items, StringBuilder json) {
    json.append('[');
    for (JsonValue item : items.values()) {
      if (json.charAt(json.length() - 1) != '[') {
        json.append(',');
      }
      write(item, json);
    }
    json.append(']');
  }

  private static void members(JsonValue.Members members, StringBuilder json) {
    json.append('{');
    for (Map.Entry<String, JsonValue> member : members.values().entrySet()) {
      if (json.charAt(json.length() - 1) != '{') {
        json.append(',');
      }
      quoted(member.getKey(), json);
      json.append(':');
      write(member.getValue(), json);
    }
    json.append('}');
  }

  private static void quoted(String text, StringBuilder json) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
