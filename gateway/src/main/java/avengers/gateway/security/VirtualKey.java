package avengers.gateway.security;

import static java.nio.charset.StandardCharsets.US_ASCII;

import avengers.gateway.config.ClientLimits;
import avengers.gateway.config.KeyHash;
import avengers.gateway.config.Secret;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * A key that was added while the gateway ran.
 *
 * @param id tells it apart, and opens nothing
 * @param hash of what is shown
 * @param hint the key's last characters, by which people know it again
 */
public record VirtualKey(String id,
    String name,
    KeyHash hash,
    String hint,
    ClientLimits limits,
    Instant created) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String PREFIX = "sk-avengers-";
  private static final int KEY_BYTES = 32;
  private static final int ID_BYTES = 9;
  private static final int SHOWN = 4;

  /**
   * A new key with what it consists of, which is known here alone.
   *
   * @param secret is told once, and not kept
   */
  public record Made(VirtualKey key, Secret secret) {}

  /** Makes a key that nobody had before. */
  public static Made make(String name, ClientLimits limits, Instant now) {
    String secret = PREFIX + random(KEY_BYTES);
    return new Made(new VirtualKey("key_" + random(ID_BYTES), name, KeyHash.of(secret),
        secret.substring(secret.length() - SHOWN), limits, now.truncatedTo(ChronoUnit.SECONDS)),
        new Secret(secret));
  }

  private static String random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    byte[] text = Base64.getUrlEncoder().withoutPadding().encode(random);
    return new String(text, US_ASCII);
  }

  /** The same key under another name, with other limits. */
  public VirtualKey with(String otherName, ClientLimits others) {
    return new VirtualKey(id, otherName, hash, hint, others, created);
  }

  Client client() {
    return new Client(id, name, limits);
  }
}
