package avengers.gateway.security;

import avengers.gateway.config.ClientConfig;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys that clients may show. Kept as hashes; compared in constant time. */
public final class ApiKeys {
  private static final String SCHEME = "Bearer ";

  private final List<byte[]> hashes = new ArrayList<>();
  private final List<Client> clients = new ArrayList<>();

  /** Without any client, everybody may use the gateway. */
  public ApiKeys(List<ClientConfig> configured) {
    for (ClientConfig client : configured) {
      hashes.add(hash(client.key().reveal()));
      clients.add(new Client(clients.size(), client.name(), client.caps()));
    }
  }

  /** How many clients can be told apart: one for each key, or all together without any. */
  public int clients() {
    return Math.max(1, clients.size());
  }

  /**
   * Whom an {@code Authorization} header's content tells; without any key that is anybody. Nobody
   * if it does not open the gateway.
   */
  public Optional<Client> client(Optional<String> authorization) {
    if (clients.isEmpty()) {
      return Optional.of(Client.ANYBODY);
    }
    byte[] shown = hash(shown(authorization));
    Optional<Client> known = Optional.empty();
    for (int i = 0; i < clients.size(); i++) {
      if (MessageDigest.isEqual(hashes.get(i), shown)) {
        known = Optional.of(clients.get(i));
      }
    }
    return known;
  }

  /** The key in an {@code Authorization} header's content; no key is empty. */
  static String shown(Optional<String> authorization) {
    return authorization.filter(
        value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(value -> value.substring(SCHEME.length()).strip())
        .orElse("");
  }

  static byte[] hash(String key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
