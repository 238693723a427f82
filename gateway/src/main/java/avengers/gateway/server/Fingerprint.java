package avengers.gateway.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What tells contents of files apart. */
final class Fingerprint {
  private Fingerprint() {}

  /** The fingerprint of one content, in hexadecimal digits. */
  static String of(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The fingerprint of several contents in their order. */
  static String of(List<String> fingerprints) {
    return of(String.join(" ", fingerprints).getBytes(StandardCharsets.UTF_8));
  }
}
