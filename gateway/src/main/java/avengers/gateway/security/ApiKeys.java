package avengers.gateway.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The keys that clients may show. Kept as hashes; compared in constant time. */
public final class ApiKeys {
  private static final String SCHEME = "Bearer ";

  private final List<byte[]> hashes;

  /** Without any key, everybody may use the gateway. */
  public ApiKeys(List<String> keys) {
    this.hashes = keys.stream().map(ApiKeys::hash).toList();
  }

  /** How many clients can be told apart: one for each key, or all together without any. */
  public int clients() {
    return Math.max(1, hashes.size());
  }

  /**
   * Whom an {@code Authorization} header's content tells, by the place of the key; without any key
   * that is 0. Nobody if it does not open the gateway.
   */
  public OptionalInt client(Optional<String> authorization) {
    if (hashes.isEmpty()) {
      return OptionalInt.of(0);
    }
    byte[] shown = hash(authorization.filter(
        value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(value -> value.substring(SCHEME.length()).strip())
        .orElse(""));
    OptionalInt known = OptionalInt.empty();
    for (int i = 0; i < hashes.size(); i++) {
      if (MessageDigest.isEqual(hashes.get(i), shown)) {
        known = OptionalInt.of(i);
      }
    }
    return known;
  }

  private static byte[] hash(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
