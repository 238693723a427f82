package avengers.gateway.backend;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Takes a stream of server-sent events apart, however its bytes are split, with any legal line
 * ends. Only the data of the events is given, as their names repeat what stands there.
 */
public final class EventReader {
  private static final int LONGEST_EVENT = 16 << 20;
  private static final String DATA = "data";

  private Buffer rest = Buffer.buffer();
  private List<String> data = new ArrayList<>();

  /**
   * The data of each event that ends in these bytes.
   *
   * @throws IllegalStateException if an event is longer than any honest one
   */
  public List<String> add(Buffer bytes) {
    List<String> events = new ArrayList<>();
    Buffer all = Buffer.buffer(rest.length() + bytes.length())
        .appendBuffer(rest)
        .appendBuffer(bytes);
    int start = 0;
    for (int end = lineEnd(all, start); end >= 0; end = lineEnd(all, start)) {
      line(all.getString(start, end, StandardCharsets.UTF_8.name()), events);
      boolean pair = all.getByte(end) == '\r' && all.getByte(end + 1) == '\n';
      start = end + (pair ? 2 : 1);
    }
    rest = all.slice(start, all.length());
    if (rest.length() > LONGEST_EVENT) {
      throw new IllegalStateException("an event is too long");
    }
    return events;
  }

  /** Behind a carriage return a line feed may be still to come. */
  private static int lineEnd(Buffer bytes, int from) {
    for (int i = from; i < bytes.length(); i++) {
      byte each = bytes.getByte(i);
      if (each == '\n' || (each == '\r' && i + 1 < bytes.length())) {
        return i;
      }
    }
    return -1;
  }

  private void line(String line, List<String> events) {
    if (line.isEmpty()) {
      if (!data.isEmpty()) {
        events.add(joined());
        data = new ArrayList<>();
      }
    } else if (line.equals(DATA) || line.startsWith(DATA + ":")) {
      String value = line.substring(Math.min(line.length(), DATA.length() + 1));
      data.add(value.startsWith(" ") ? value.substring(1) : value);
    }
  }

  private String joined() {
    StringJoiner lines = new StringJoiner("\n");
    data.forEach(lines::add);
    return lines.toString();
  }
}
