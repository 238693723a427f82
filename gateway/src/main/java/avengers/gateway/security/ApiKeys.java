package avengers.gateway.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/** The keys that clients may show. Kept as hashes; compared in constant time. */
public final class ApiKeys {
  private static final String SCHEME = "Bearer ";

  private final List<byte[]> hashes;

  /** Without any key, everybody may use the gateway. */
  public ApiKeys(List<String> keys) {
    this.hashes = keys.stream().map(ApiKeys::hash).toList();
  }

  /** Whether an {@code Authorization} header's content opens the gateway. */
  public boolean allow(Optional<String> authorization) {
    if (hashes.isEmpty()) {
      return true;
    }
    byte[] shown = hash(authorization.filter(
        value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(value -> value.substring(SCHEME.length()).strip())
        .orElse(""));
    boolean known = false;
    for (byte[] hash : hashes) {
      known |= MessageDigest.isEqual(hash, shown);
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
