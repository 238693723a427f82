package avengers.clustering.table;

import avengers.clustering.file.FileException;
import dev.hardwood.InputFile;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads files of rows: JSON Lines, CSV or Parquet, plain or compressed by gzip or zstd, in UTF-8.
 * Parquet and the compressions are known by their first bytes; CSV and JSON Lines by the file's
 * extension, else by whether the text starts with a brace.
 */
public final class Rows {
  private static final Set<String> JSON = Set.of("jsonl", "json", "ndjson");
  private static final Set<String> CSV = Set.of("csv", "tsv", "tab");
  /** Characters that a header of CSV may have. */
  private static final int START = 1 << 16;

  private Rows() {}

  /**
   * Hands every row of every file on, in order, and keeps none. An {@link IllegalArgumentException}
   * of the consumer is taken as what is wrong with the row.
   *
   * @return SHA-256 of the files' bytes, one after the other, in hexadecimal
   * @throws FileException if a file cannot be read, a row is wrong, or no row has a mapped column;
   * the message names the file and the line
   */
  public static String forEach(List<Path> files, ColumnMap map, Consumer<Row> consumer) {
    MessageDigest digest = sha256();
    MappedRows rows = new MappedRows(map, consumer);
    files.forEach(file -> read(file, digest, rows));
    rows.requireEveryColumn(files);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void read(Path file, MessageDigest digest, Consumer<Row> rows) {
    try (DigestInputStream hashed = new DigestInputStream(Files.newInputStream(file), digest)) {
      readContent(file, hashed, rows);
    } catch (NoSuchFileException e) {
      throw new FileException(file + ": there is no such file");
    } catch (CharacterCodingException e) {
      throw new FileException(file + ": not UTF-8");
    } catch (EOFException e) {
      throw new FileException(file + ": cannot be read: it was cut off");
    } catch (IOException e) {
      throw new FileException(file + ": cannot be read: " + e.getMessage());
    }
  }

  private static void readContent(Path file, InputStream hashed, Consumer<Row> rows)
      throws IOException {
    try (BufferedInputStream raw = new BufferedInputStream(hashed, 1 << 16);
        BufferedInputStream content = FileStart.decompressed(raw)) {
      if (FileStart.isParquet(raw)) {
        ParquetRows.read(file, InputFile.of(file), rows);
      } else if (FileStart.isParquet(content)) {
        ParquetRows.read(file, InputFile.of(ByteBuffer.wrap(content.readAllBytes())), rows);
      } else {
        readText(file, content, rows);
      }
      hashed.transferTo(OutputStream.nullOutputStream());
    }
  }

  private static void readText(Path file, InputStream content, Consumer<Row> rows)
      throws IOException {
    BufferedReader text = new BufferedReader(
        new InputStreamReader(content, StandardCharsets.UTF_8.newDecoder()), START);
    skipByteOrderMark(text);
    String start = start(text);
    String extension = FileName.of(file).extension();
    boolean csv = CSV.contains(extension)
        || (!JSON.contains(extension) && !start.strip().startsWith("{"));
    if (csv) {
      CsvRows.read(file, text, start, rows);
    } else {
      JsonLines.read(file, text, rows);
    }
  }

  private static void skipByteOrderMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != '\ufeff') {
      text.reset();
    }
  }

  private static String start(BufferedReader text) throws IOException {
    char[] start = new char[START];
    text.mark(START);
    int length = 0;
    for (int read = 0; read >= 0 && length < START; length += Math.max(0, read)) {
      read = text.read(start, length, START - length);
    }
    text.reset();
    return new String(start, 0, length);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
