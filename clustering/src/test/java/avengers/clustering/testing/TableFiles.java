package avengers.clustering.testing;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.GZIPOutputStream;

/** Files as other programs write them. */
public final class TableFiles {
  private TableFiles() {}

  /** How a file is compressed. */
  public enum Compression {
    NONE,
    GZIP,
    ZSTD;

    public byte[] of(byte[] content) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (OutputStream compressed = switch (this) {
        case NONE -> bytes;
        case GZIP -> new GZIPOutputStream(bytes);
        case ZSTD -> new ZstdOutputStream(bytes);
      }) {
        compressed.write(content);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return bytes.toByteArray();
    }

    public byte[] of(String content) {
      return of(content.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Writes what a query of SQL gives; {@code codec} compresses Parquet's columns. */
  public static Path parquet(Path file, String codec, String query) {
    return copy(file, query, "FORMAT parquet, COMPRESSION " + codec);
  }

  /** Writes what a query of SQL gives, with a header. */
  public static Path csv(Path file, String query) {
    return copy(file, query, "FORMAT csv, HEADER");
  }

  private static Path copy(Path file, String query, String options) {
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      statement.execute("SET autoinstall_known_extensions = false");
      statement.execute("COPY (" + query + ") TO '" + file + "' (" + options + ")");
    } catch (SQLException e) {
      throw new IllegalArgumentException(e);
    }
    return file;
  }

  /** Compresses a whole file in place. */
  public static Path compress(Path file, Compression compression) throws IOException {
    return Files.write(file, compression.of(Files.readAllBytes(file)));
  }
}
