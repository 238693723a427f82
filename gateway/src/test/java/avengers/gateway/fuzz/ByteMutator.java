package avengers.gateway.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Makes odd bytes of good ones. The same seed gives the same bytes. */
final class ByteMutator {
  private static final List<String> ODD = List.of("\0", "\r", "\n", "\r\n", "\r\n\r\n", " ", "\t",
      ":", ";", ",", "\"", "\\", "\u00ff", "\u007f", "0", "-1", "+1", "0x10", "ffffffff", "1e9999",
      "9".repeat(40), "{", "}", "[", "]", "data:", "HTTP/1.1", "chunked", "Content-Length: 5\r\n",
      "Transfer-Encoding: chunked\r\n", "Host: h\r\n", "Connection: close\r\n", "%00", "%2e%2e/",
      "\\ud800", "\u00ed\u00a0\u0080", "\u00ef\u00bb\u00bf", "[[[[[[[[[[", "a".repeat(9_000));

  private final RandomGenerator random;
  private final List<byte[]> seeds;

  ByteMutator(long seed, List<byte[]> seeds) {
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.seeds = seeds;
  }

  byte[] next() {
    byte[] bytes = any(seeds);
    for (int i = random.nextInt(6); i >= 0; i--) {
      bytes = changed(bytes);
    }
    return bytes;
  }

  private byte[] changed(byte[] bytes) {
    int from = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, from + random.nextInt(12));
    byte[] middle = Arrays.copyOfRange(bytes, from, to);
    byte[] end = Arrays.copyOfRange(bytes, to, bytes.length);
    byte[] start = Arrays.copyOf(bytes, from);
    return switch (random.nextInt(6)) {
      case 0 -> joined(start, end);
      case 1 -> joined(start, middle, middle, end);
      case 2 -> joined(start, new byte[]{(byte) random.nextInt(256)}, end);
      case 3 -> joined(start, any(seeds));
      case 4 -> start;
      default -> joined(start, odd(), random.nextBoolean() ? middle : new byte[0], end);
    };
  }

  private byte[] odd() {
    return ODD.get(random.nextInt(ODD.size())).getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] any(List<byte[]> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
