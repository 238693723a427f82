package avengers.gateway.backend;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Takes a stream of server-sent events apart, however its bytes are split, with any legal line
 * ends. An event is given as soon as the line that ends it does: of a carriage return and a line
 * feed the second may come with the next bytes.
 */
public final class EventReader {
  private static final int USUAL_LENGTH = 1 << 10;
  private static final int KEPT_PART = 16;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * Lines up to an empty one.
   *
   * @param bytes as they came
   * @param name empty if it has none
   * @param data its lines joined by line feeds; none if these are only comments
   * @param foreign whether there are lines that no server-sent event has: they are to be ignored,
   * and are likely to be something else altogether
   */
  public record Event(Buffer bytes, String name, Optional<String> data, boolean foreign) {}

  private final int longestEvent;
  private byte[] bytes = new byte[USUAL_LENGTH];
  private int length;
  private int lineStart;
  private boolean behindReturn;
  private boolean behindFirstLine;
  private String name = "";
  private boolean foreign;
  private final List<String> data = new ArrayList<>();

  /**
   * A reader that takes events up to a length.
   *
   * @param longestEvent in bytes
   */
  public EventReader(int longestEvent) {
    this.longestEvent = longestEvent;
  }

  /**
   * The events that end in these bytes.
   *
   * @throws IllegalStateException if an event is too long
   */
  public List<Event> add(Buffer more) {
    List<Event> events = new ArrayList<>();
    byte[] piece = more.getBytes();
    int at = 0;
    if (behindReturn && piece.length > 0) {
      behindReturn = false;
      if (piece[0] == '\n') {
        append(piece, 0, 1);
        lineStart = length;
        at = 1;
      }
    }
    while (at < piece.length) {
      at = line(piece, at, events);
    }
    return events;
  }

  /** The bytes of memory that it takes. */
  int room() {
    return bytes.length;
  }

  /** What stands behind the last empty line: a whole event, if only the empty line is missing. */
  public Optional<Event> rest() {
    if (length == 0) {
      return Optional.empty();
    }
    field(new String(bytes, lineStart, length - lineStart, StandardCharsets.UTF_8));
    return Optional.of(event());
  }

  /** Reads up to the end of a line, or all if none is there; gives where that is. */
  private int line(byte[] piece, int from, List<Event> events) {
    int end = from;
    while (end < piece.length && piece[end] != '\n' && piece[end] != '\r') {
      end++;
    }
    append(piece, from, end);
    if (end == piece.length) {
      return end;
    }
    String text = new String(bytes, lineStart, length - lineStart, StandardCharsets.UTF_8);
    boolean pair = piece[end] == '\r' && end + 1 < piece.length && piece[end + 1] == '\n';
    int next = end + (pair ? 2 : 1);
    append(piece, end, next);
    behindReturn = piece[next - 1] == '\r' && next == piece.length;
    lineStart = length;
    field(text);
    if (text.isEmpty()) {
      events.add(event());
    }
    return next;
  }

  private void append(byte[] piece, int from, int to) {
    int all = length + to - from;
    if (all > longestEvent) {
      throw new IllegalStateException("an event is too long");
    }
    if (all > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(all, 2 * bytes.length));
    }
    System.arraycopy(piece, from, bytes, length, to - from);
    length = all;
  }

  private void field(String line) {
    String text = !behindFirstLine && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
    behindFirstLine = true;
    int colon = text.indexOf(':');
    String value = colon < 0 ? "" : text.substring(colon + 1);
    String trimmed = value.startsWith(" ") ? value.substring(1) : value;
    switch (colon < 0 ? text : text.substring(0, colon)) {
      case "data" -> data.add(trimmed);
      case "event" -> name = trimmed;
      case "", "id", "retry" -> {
      }
      default -> foreign = true;
    }
  }

  private Event event() {
    Event event = new Event(Buffer.buffer(Arrays.copyOf(bytes, length)), name,
        data.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", data)), foreign);
    forgetLongEvent();
    length = 0;
    lineStart = 0;
    name = "";
    foreign = false;
    data.clear();
    return event;
  }

  /** The room that one long event took is not kept for the short ones behind it. */
  private void forgetLongEvent() {
    if (bytes.length > Math.max(USUAL_LENGTH, longestEvent / KEPT_PART)) {
      bytes = new byte[USUAL_LENGTH];
    }
  }
}
