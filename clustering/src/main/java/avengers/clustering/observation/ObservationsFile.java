package avengers.clustering.observation;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Observations as a file of JSON Lines, plain or compressed by gzip. */
public final class ObservationsFile {
  private ObservationsFile() {}

  /**
   * Reads a whole file.
   *
   * @throws ObservationsException if it cannot be read, holds no observation, or a line is wrong
   * (named by its number)
   */
  public static Observations read(Path file) {
    MessageDigest digest = sha256();
    try (DigestInputStream hashed = new DigestInputStream(Files.newInputStream(file), digest);
        InputStream content = decompressed(new BufferedInputStream(hashed, 1 << 16))) {
      List<Observation> queries = parse(file, content);
      hashed.transferTo(OutputStream.nullOutputStream());
      return requireAny(file,
          Observations.of(queries, HexFormat.of().formatHex(digest.digest())));
    } catch (NoSuchFileException e) {
      throw new ObservationsException(file + ": there is no such file");
    } catch (CharacterCodingException e) {
      throw new ObservationsException(file + ": not UTF-8");
    } catch (IOException e) {
      throw new ObservationsException(file + ": cannot be read: " + e.getMessage());
    }
  }

  public static void write(List<Observation> observations, Path file) throws IOException {
    try (Writer lines = Files.newBufferedWriter(file)) {
      for (Observation observation : observations) {
        lines.write(ObservationJson.write(observation));
        lines.write('\n');
      }
    }
  }

  private static Observations requireAny(Path file, Observations observations) {
    if (observations.queries().isEmpty()) {
      throw new ObservationsException(
          file + ": holds no observation with a score; expected JSON Lines like "
              + "{\"query\": \"...\", \"dataset\": \"...\", \"records\": {\"model\": 1.0}}");
    }
    return observations;
  }

  private static List<Observation> parse(Path file, InputStream content) throws IOException {
    BufferedReader lines = new BufferedReader(
        new InputStreamReader(content, StandardCharsets.UTF_8.newDecoder()));
    List<Observation> observations = new ArrayList<>();
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank()) {
        try {
          observations.add(ObservationJson.parse(line));
        } catch (ObservationsException e) {
          throw new ObservationsException(file + ":" + number + ": " + e.getMessage());
        }
      }
    }
    return observations;
  }

  private static InputStream decompressed(BufferedInputStream content) throws IOException {
    content.mark(2);
    boolean gzip = content.read() == 0x1f && content.read() == 0x8b;
    content.reset();
    return gzip ? new GZIPInputStream(content, 1 << 16) : content;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
