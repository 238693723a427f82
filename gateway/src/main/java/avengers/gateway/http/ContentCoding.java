package avengers.gateway.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** How the bytes of a body are packed. */
enum ContentCoding {
  IDENTITY {
    @Override
    InputStream open(InputStream packed) {
      return packed;
    }
  },
  GZIP {
    @Override
    InputStream open(InputStream packed) throws IOException {
      return new GZIPInputStream(packed);
    }
  },
  DEFLATE {
    @Override
    InputStream open(InputStream packed) {
      return new InflaterInputStream(packed);
    }
  };

  abstract InputStream open(InputStream packed) throws IOException;

  /** The coding of this name, in lower case; empty if it is not known. */
  static Optional<ContentCoding> of(String name) {
    return switch (name) {
      case "", "identity" -> Optional.of(IDENTITY);
      case "gzip", "x-gzip" -> Optional.of(GZIP);
      case "deflate" -> Optional.of(DEFLATE);
      default -> Optional.empty();
    };
  }

  /**
   * Unpacks a body, up to the first byte beyond the limit.
   *
   * @throws IOException if it is not packed so
   */
  byte[] unpack(byte[] packed, int limit) throws IOException {
    try (InputStream unpacked = open(new ByteArrayInputStream(packed))) {
      return unpacked.readNBytes(limit + 1);
    }
  }
}
