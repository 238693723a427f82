package avengers.gateway.security;

import avengers.gateway.config.KeyHash;
import avengers.gateway.config.Secret;
import java.util.Optional;

/** The key to the admin port. Kept as a hash; compared in constant time. */
public final class AdminKey {
  private final KeyHash hash;

  /** A key as it was configured. */
  public AdminKey(Secret key) {
    this.hash = KeyHash.of(key.reveal());
  }

  /** Whether an {@code Authorization} header's content shows it. */
  public boolean isShownBy(Optional<String> authorization) {
    return Keyring.shown(authorization).filter(hash::is).isPresent();
  }
}
