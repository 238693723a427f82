package avengers.gateway.config;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The SHA-256 of a client's key, which stands for the key wherever that is remembered: who reads it
 * cannot show the key. Keys that we make have 256 random bits, so that nobody guesses them from it.
 *
 * @param hex 64 lower-case digits
 */
public record KeyHash(String hex) {
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

  /** Checks the digits. */
  public KeyHash {
    if (!fits(hex)) {
      throw new IllegalArgumentException("a hash has 64 hexadecimal digits in lower case");
    }
  }

  static boolean fits(String hex) {
    return DIGITS.matcher(hex).matches();
  }

  /** The hash of a key. */
  public static KeyHash of(String key) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
      return new KeyHash(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether both are the same. The time does not tell how much of them is. */
  public boolean is(KeyHash other) {
    return MessageDigest.isEqual(hex.getBytes(US_ASCII), other.hex.getBytes(US_ASCII));
  }

  @Override
  public String toString() {
    return "***";
  }
}
