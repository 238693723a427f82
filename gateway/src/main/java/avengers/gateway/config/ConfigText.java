package avengers.gateway.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a configuration file: a regular file of UTF-8 that is not large. */
final class ConfigText {
  private static final int LARGEST = 1 << 20;

  private ConfigText() {}

  static String of(Path file) throws MalformedFile {
    if (Files.isDirectory(file)) {
      throw malformed("is a folder, not a file");
    }
    if (!Files.exists(file)) {
      throw malformed("there is no such file");
    }
    if (!Files.isRegularFile(file)) {
      throw malformed("is not a regular file");
    }
    return decode(bytes(file));
  }

  private static byte[] bytes(Path file) throws MalformedFile {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw malformed("is larger than 1 MB");
      }
      return bytes;
    } catch (IOException e) {
      throw malformed("cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static String decode(byte[] bytes) throws MalformedFile {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw malformed("is not UTF-8 text");
    }
  }

  private static MalformedFile malformed(String message) {
    return new MalformedFile(Problem.ofFile(message));
  }
}
