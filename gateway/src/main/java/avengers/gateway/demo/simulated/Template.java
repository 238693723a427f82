package avengers.gateway.demo.simulated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A sentence with slots that can be filled, and read back from a text.
 *
 * <p>
 * {@code {name}} is a slot for any text, {@code {#name}} for a whole number of at most six digits.
 * A slot ends where the next words of the template first occur, so reading takes time linear in the
 * text.
 */
record Template(List<Piece> pieces, List<Piece> collapsed) {

  private static final int MOST_DIGITS = 6;

  /** A part of a template. */
  sealed interface Piece {}

  /** Words that stand as they are. */
  record Words(String text) implements Piece {}

  /** A place for a value. */
  record Slot(String name, boolean number) implements Piece {

    static Slot of(String name) {
      return name.startsWith("#") ? new Slot(name.substring(1), true) : new Slot(name, false);
    }

    boolean accepts(String value) {
      return number ? isWholeNumber(value) : !value.isBlank();
    }
  }

  Template {
    pieces = List.copyOf(pieces);
    collapsed = List.copyOf(collapsed);
  }

  static Template of(String wording) {
    return new Template(parse(wording), parse(Whitespace.collapse(wording)));
  }

  String fill(Slots slots) {
    var text = new StringBuilder();
    for (Piece piece : pieces) {
      text.append(switch (piece) {
        case Words words -> words.text();
        case Slot slot -> slots.text(slot.name());
      });
    }
    return text.toString();
  }

  /**
   * What fills the slots in a text whose white space is collapsed; empty if it is not of this
   * wording.
   */
  Optional<Slots> match(String text) {
    Map<String, String> values = new HashMap<>();
    int at = 0;
    for (int i = 0; i < collapsed.size() && at >= 0; i++) {
      at = switch (collapsed.get(i)) {
        case Words words -> text.startsWith(words.text(), at) ? at + words.text().length() : -1;
        case Slot slot -> read(slot, text, at, endOfSlot(i, text, at), values);
      };
    }
    return at == text.length() ? Optional.of(new Slots(values)) : Optional.empty();
  }

  private int endOfSlot(int index, String text, int from) {
    if (index == collapsed.size() - 1) {
      return text.length();
    }
    String next = ((Words) collapsed.get(index + 1)).text();
    return index == collapsed.size() - 2 ? text.length() - next.length() : text.indexOf(next, from);
  }

  private static int read(Slot slot, String text, int from, int to, Map<String, String> values) {
    if (to <= from) {
      return -1;
    }
    String value = text.substring(from, to);
    String known = values.putIfAbsent(slot.name(), value);
    return slot.accepts(value) && (known == null || known.equals(value)) ? to : -1;
  }

  private static List<Piece> parse(String wording) {
    List<Piece> pieces = new ArrayList<>();
    int at = 0;
    for (int open = wording.indexOf('{'); open >= 0; open = wording.indexOf('{', at)) {
      if (open > at) {
        pieces.add(new Words(wording.substring(at, open)));
      }
      int close = wording.indexOf('}', open);
      pieces.add(Slot.of(wording.substring(open + 1, close)));
      at = close + 1;
    }
    if (at < wording.length()) {
      pieces.add(new Words(wording.substring(at)));
    }
    return pieces;
  }

  private static boolean isWholeNumber(String value) {
    String digits = value.startsWith("-") ? value.substring(1) : value;
    return !digits.isEmpty() && digits.length() <= MOST_DIGITS
        && digits.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
