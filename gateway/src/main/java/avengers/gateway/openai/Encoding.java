package avengers.gateway.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.Arrays;

/**
 * Bodies are UTF-8, all of them: what a parser would let pass in a place that it skips, a backend
 * would not.
 */
final class Encoding {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final int FIRST_CHARACTER = 4;
  private static final int DECODED_AT_ONCE = 8_192;

  private Encoding() {}

  /** Without the mark at the start that some editors write. */
  static byte[] withoutMark(byte[] bytes) {
    return bytes.length >= MARK.length
        && Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length)
            ? Arrays.copyOfRange(bytes, MARK.length, bytes.length)
            : bytes;
  }

  /** Ends in an {@link ApiException} if these bytes are anything else. */
  static void requireUtf8(byte[] bytes) {
    if (looksWider(bytes)) {
      throw BadJson.error("must be JSON in UTF-8; it looks like UTF-16 or UTF-32.");
    }
    CharsetDecoder decoder = UTF_8.newDecoder();
    CharBuffer ignored = CharBuffer.allocate(DECODED_AT_ONCE);
    ByteBuffer read = ByteBuffer.wrap(bytes);
    CoderResult result = decoder.decode(read, ignored, true);
    while (result.isOverflow()) {
      ignored.clear();
      result = decoder.decode(read, ignored, true);
    }
    if (result.isError()) {
      throw BadJson.error("is not valid UTF-8: " + BadJson.place(read.position(), bytes)
          + ", byte " + (read.position() + 1) + " of the body.");
    }
  }

  /** In wider encodings the first characters of JSON have a zero byte, or there is their mark. */
  private static boolean looksWider(byte[] bytes) {
    for (int i = 0; i < Math.min(FIRST_CHARACTER, bytes.length); i++) {
      if (bytes[i] == 0 || bytes[i] == (byte) 0xFF || bytes[i] == (byte) 0xFE) {
        return true;
      }
    }
    return false;
  }
}
