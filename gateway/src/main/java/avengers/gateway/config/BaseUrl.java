package avengers.gateway.config;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The rule for the address of a backend, to which the paths of the API are appended. */
final class BaseUrl {
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final int LAST_PORT = 65_535;

  private BaseUrl() {}

  /** What is wrong with the address, if anything; never shows the address itself. */
  static Optional<String> mistake(URI url) {
    if (url.getScheme() == null || !SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT))) {
      return Optional.of("must start with http:// or https://");
    }
    if (url.getRawUserInfo() != null) {
      return Optional.of("must not carry a user or password; use api-key");
    }
    if (url.getHost() == null) {
      return Optional.of("must name a host of letters, digits, dots and hyphens");
    }
    if (url.getPort() == 0 || url.getPort() > LAST_PORT) {
      return Optional.of("must have a port from 1 to 65535");
    }
    return url.getRawQuery() == null && url.getRawFragment() == null
        ? Optional.empty()
        : Optional.of("must not have a query (?) or a fragment (#)");
  }

  /** Throws if the address breaks the rule. */
  static void check(URI url) {
    mistake(url).ifPresent(mistake -> {
      throw new IllegalArgumentException("url " + mistake);
    });
  }
}
