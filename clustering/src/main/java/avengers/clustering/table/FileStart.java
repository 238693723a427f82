package avengers.clustering.table;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** What a file is, told by its first bytes. */
final class FileStart {
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};
  private static final byte[] ZSTD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};
  private static final byte[] PARQUET = {'P', 'A', 'R', '1'};

  private FileStart() {}

  /** The content itself if it is not compressed. */
  static BufferedInputStream decompressed(BufferedInputStream content) throws IOException {
    if (startsWith(content, GZIP)) {
      return buffered(new GZIPInputStream(content, 1 << 16));
    }
    return startsWith(content, ZSTD) ? buffered(new ZstdInputStream(content)) : content;
  }

  static boolean isParquet(BufferedInputStream content) throws IOException {
    return startsWith(content, PARQUET);
  }

  private static boolean startsWith(BufferedInputStream content, byte[] magic) throws IOException {
    content.mark(magic.length);
    try {
      for (byte expected : magic) {
        if (content.read() != (expected & 0xff)) {
          return false;
        }
      }
      return true;
    } finally {
      content.reset();
    }
  }

  private static BufferedInputStream buffered(InputStream content) {
    return new BufferedInputStream(content, 1 << 16);
  }
}
