package avengers.gateway.fuzz;

import avengers.gateway.backend.EventReader;
import avengers.gateway.backend.EventReader.Event;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Any bytes as a backend's stream: however they are cut into pieces, the same events come of them,
 * and together they are the bytes that came.
 */
public final class EventFuzz {
  private static final int LONGEST = 1 << 16;

  private EventFuzz() {}

  /** Streams to begin with. */
  public static List<byte[]> seeds() {
    String chunk = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"4\u00e42\"}}]}";
    return List
        .of(chunk + "\n\ndata: [DONE]\n\n", "\uFEFF" + chunk + "\r\n\r\ndata: [DONE]\r\n\r\n",
            ": comment\n\nevent: error\rdata: {\rdata:}\r\r",
            "data\nid: 1\nretry: 5\n\n\n\n" + chunk,
            "event: a\ndata: b\n\nevent: a\n\n:\n\n")
        .stream()
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  /** What Jazzer calls. */
  public static void fuzzerTestOneInput(byte[] input) {
    List<Event> whole = read(input, input.length);
    for (int most : new int[]{1, 7}) {
      List<Event> pieces = read(input, most);
      require(told(pieces).equals(told(whole)), "other events in pieces", input);
    }
    if (input.length <= LONGEST) {
      Buffer all = Buffer.buffer();
      whole.forEach(event -> all.appendBuffer(event.bytes()));
      require(all.equals(Buffer.buffer(input)), "bytes were lost or made up", input);
    }
  }

  private static List<Event> read(byte[] input, int most) {
    EventReader reader = new EventReader(LONGEST);
    Random random = new Random(input.length);
    List<Event> events = new ArrayList<>();
    int at = 0;
    try {
      while (at < input.length) {
        int next = Math.min(input.length, at + 1 + random.nextInt(Math.max(1, most)));
        events.addAll(reader.add(Buffer.buffer().appendBytes(input, at, next - at)));
        at = next;
      }
    } catch (IllegalStateException tooLong) {
      require(input.length > LONGEST, "a short event is too long", input);
      return events;
    }
    reader.rest().ifPresent(events::add);
    return events;
  }

  private static List<String> told(List<Event> events) {
    return events.stream()
        .filter(event -> !event.name().isEmpty() || event.data().isPresent())
        .map(event -> event.name() + ":" + event.data())
        .toList();
  }

  private static void require(boolean holds, String what, byte[] input) {
    if (!holds) {
      throw new AssertionError(
          what + " of <<" + new String(input, StandardCharsets.ISO_8859_1) + ">>");
    }
  }
}
