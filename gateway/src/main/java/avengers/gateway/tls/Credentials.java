package avengers.gateway.tls;

import io.vertx.core.net.SSLOptions;
import java.util.Optional;

/**
 * What the files of one side of TLS said at one moment. Equal if they said the same.
 *
 * @param identity what this side shows
 * @param authorities whose certificates it takes
 */
public record Credentials(Optional<Identity> identity, Optional<Authorities> authorities) {
  /** Tells Vert.x. */
  public <O extends SSLOptions> O addTo(O options) {
    identity.ifPresent(shown -> options.setKeyCertOptions(shown.options()));
    authorities.ifPresent(trusted -> options.setTrustOptions(trusted.options()));
    return options;
  }
}
