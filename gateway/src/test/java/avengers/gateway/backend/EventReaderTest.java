package avengers.gateway.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import avengers.gateway.backend.EventReader.Event;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
  private static final int LONGEST = 16 << 20;

  /** All that may stand in a stream, with characters of one to four bytes. */
  private static final String STREAM = """
      : a comment

      data: {"x": "größer 😀 €"}

      event: named
      id: 7
      retry: 100
      data:first line
      data:  second line
      data
      : in between

      unknown: field
      data: [DONE]

      """;

  private static final List<String> DATA = List.of("{\"x\": \"größer 😀 €\"}",
      "first line\n second line\n", "[DONE]");

  private record Read(List<Event> events, Optional<Event> rest) {
    static Read of(List<Buffer> pieces) {
      EventReader reader = new EventReader(LONGEST);
      List<Event> events = new ArrayList<>();
      pieces.forEach(piece -> events.addAll(reader.add(piece)));
      return new Read(events, reader.rest());
    }

    static Read of(String text) {
      return of(List.of(Buffer.buffer(text)));
    }

    List<String> data() {
      return events.stream().flatMap(event -> event.data().stream()).toList();
    }

    String bytes() {
      Buffer all = Buffer.buffer();
      events.forEach(event -> all.appendBuffer(event.bytes()));
      rest.ifPresent(event -> all.appendBuffer(event.bytes()));
      return all.toString();
    }
  }

  private static List<Buffer> split(Buffer all, int... places) {
    List<Buffer> pieces = new ArrayList<>();
    int from = 0;
    for (int place : places) {
      pieces.add(all.getBuffer(from, place));
      from = place;
    }
    pieces.add(all.getBuffer(from, all.length()));
    return pieces;
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void theEventsAreTheSameWhereverTheBytesAreSplit(String lineEnd) {
    String text = STREAM.replace("\n", lineEnd);
    Buffer all = Buffer.buffer(text);
    for (int first = 0; first <= all.length(); first++) {
      for (int second = first; second <= Math.min(all.length(), first + 5); second++) {
        Read read = Read.of(split(all, first, second));

        assertThat(read.data()).isEqualTo(DATA);
        assertThat(read.bytes()).isEqualTo(text);
        assertThat(read.rest().flatMap(Event::data)).isEmpty();
      }
    }
  }

  @Test
  void mixedLineEndsInPiecesOfAnyLengthGiveTheSameEvents() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    for (int run = 0; run < 500; run++) {
      StringBuilder text = new StringBuilder("\uFEFF");
      for (String line : STREAM.split("\n", -1)) {
        text.append(line).append(List.of("\n", "\r", "\r\n").get(random.nextInt(3)));
      }
      Buffer all = Buffer.buffer(text.toString());
      List<Buffer> pieces = new ArrayList<>();
      for (int at = 0; at < all.length();) {
        int end = Math.min(all.length(), at + random.nextInt(1, 20));
        pieces.add(all.getBuffer(at, end));
        at = end;
      }
      // Behind a line that ends in a carriage return an empty one may end in a line feed, which is
      // one line end: what is compared is one piece with many.
      Read whole = Read.of(List.of(all));
      Read read = Read.of(pieces);

      assertThat(read.data()).isEqualTo(whole.data());
      assertThat(read.bytes()).isEqualTo(text.toString());
    }
  }

  @Test
  void anEventIsGivenWithItsLastByte() {
    EventReader reader = new EventReader(LONGEST);

    assertThat(reader.add(Buffer.buffer("data: 1\n"))).isEmpty();
    assertThat(reader.add(Buffer.buffer("\n"))).hasSize(1);
    assertThat(reader.add(Buffer.buffer("data: 2\r\n\r"))).hasSize(1);
    assertThat(reader.add(Buffer.buffer("\ndata: 3\n\n"))).singleElement()
        .satisfies(event -> assertThat(event.data()).contains("3"));
  }

  @Test
  void nameAndDataAreTold() {
    assertThat(Read.of("event: error\ndata: {}\n\ndata: 2\n\n").events())
        .extracting(Event::name)
        .containsExactly("error", "");
    assertThat(Read.of(":\n\n").events()).extracting(Event::data).containsExactly(Optional.empty());
    assertThat(Read.of("data\n\n").data()).containsExactly("");
    assertThat(Read.of("data:x:y\n\n").data()).containsExactly("x:y");
    assertThat(Read.of("database: 1\n\n").data()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"data: [DONE]", "data: [DONE]\n", "data: [DONE]\r\n"})
  void theLastEmptyLineMayBeMissing(String text) {
    Read read = Read.of(text);

    assertThat(read.events()).isEmpty();
    assertThat(read.rest().flatMap(Event::data)).contains("[DONE]");
  }

  @Test
  void behindAWholeEventNothingIsLeft() {
    assertThat(Read.of("data: 1\n\n").rest()).isEmpty();
    assertThat(Read.of("").rest()).isEmpty();
  }

  @Test
  void onlyTheFirstCharacterOfAStreamIsAByteOrderMark() {
    assertThat(Read.of("\uFEFFdata: 1\n\n\uFEFFdata: 2\n\n").data()).containsExactly("1");
  }

  @Test
  void aVeryLongEventInSmallPiecesIsReadOnce() {
    int pieces = (LONGEST - 100) / 100;
    EventReader reader = new EventReader(LONGEST);
    Buffer piece = Buffer.buffer("x".repeat(100));
    reader.add(Buffer.buffer("data:"));
    for (int i = 0; i < pieces; i++) {
      assertThat(reader.add(piece)).isEmpty();
    }

    assertThat(reader.add(Buffer.buffer("\n\n"))).singleElement()
        .satisfies(event -> assertThat(event.data().orElseThrow()).hasSize(100 * pieces));
  }

  @Test
  void anEventOfAnyKindIsBounded() {
    for (String piece : List.of("x", ":\n", "data: 1\n", "data: 1\r\n")) {
      EventReader reader = new EventReader(1_000);

      assertThatIllegalStateException().isThrownBy(() -> {
        for (int i = 0; i < 1_001; i++) {
          reader.add(Buffer.buffer(piece));
        }
      });
    }
  }

  @Test
  void manyEventsAreNotBounded() {
    EventReader reader = new EventReader(100);
    for (int i = 0; i < 1_000; i++) {
      assertThat(reader.add(Buffer.buffer("data: 1\n\n"))).hasSize(1);
    }
  }
}
