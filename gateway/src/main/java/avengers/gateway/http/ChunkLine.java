package avengers.gateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpConstants;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The line before a chunk of a body. Servers have read spaces, signs, and what stands behind the
 * length in different ways, so that there must be hexadecimal digits alone.
 */
record ChunkLine(String text) {
  private static final Pattern SANE = Pattern.compile("[0-9A-Fa-f]{1,8}\r\n");
  private static final Pattern LAST = Pattern.compile("0+\r\n");

  /** The line that begins a buffer; empty if its end has not come. */
  static Optional<ChunkLine> in(ByteBuf buffer) {
    int length = buffer.bytesBefore(HttpConstants.LF) + 1;
    return length == 0
        ? Optional.empty()
        : Optional.of(new ChunkLine(buffer.toString(buffer.readerIndex(), length,
            StandardCharsets.ISO_8859_1)));
  }

  /** With its end. */
  int length() {
    return text.length();
  }

  boolean isSane() {
    return SANE.matcher(text).matches();
  }

  /** Whether no content follows. */
  boolean isLast() {
    return LAST.matcher(text).matches();
  }
}
