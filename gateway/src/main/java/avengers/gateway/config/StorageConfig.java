package avengers.gateway.config;

import java.nio.file.Path;
import java.util.Optional;

/** Where keys and what was spent are kept. */
public sealed interface StorageConfig {
  /**
   * A database within the process, in one file.
   *
   * @param file without the ending that the database gives it
   */
  record Embedded(Path file) implements StorageConfig {
    /** Checks that the path can stand in the database's address. */
    public Embedded {
      if (!fits(file)) {
        throw new IllegalArgumentException("a path without the sign ; is needed");
      }
    }

    static boolean fits(Path file) {
      return !file.toString().contains(";");
    }
  }

  /**
   * A PostgreSQL server, which several gateways may share.
   *
   * @param url as JDBC wants it
   */
  record Shared(String url, Optional<String> user, Optional<Secret> password)
      implements
        StorageConfig {
    static final String SCHEME = "jdbc:postgresql://";

    /** Checks the kind of address. */
    public Shared {
      if (!fits(url)) {
        throw new IllegalArgumentException("only " + SCHEME + " is known, without a password");
      }
    }

    static boolean fits(String url) {
      return url.startsWith(SCHEME) && !url.contains("password=") && !url.contains("@");
    }
  }
}
