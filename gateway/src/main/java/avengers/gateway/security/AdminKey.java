package avengers.gateway.security;

import avengers.gateway.config.Secret;
import java.security.MessageDigest;
import java.util.Optional;

/** The key to the admin port. Kept as a hash; compared in constant time. */
public final class AdminKey {
  private final byte[] hash;

  /** A key as it was configured. */
  public AdminKey(Secret key) {
    this.hash = ApiKeys.hash(key.reveal());
  }

  /** Whether an {@code Authorization} header's content shows it. */
  public boolean isShownBy(Optional<String> authorization) {
    return MessageDigest.isEqual(hash, ApiKeys.hash(ApiKeys.shown(authorization)));
  }
}
