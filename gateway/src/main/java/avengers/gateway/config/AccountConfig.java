package avengers.gateway.config;

import java.util.Optional;

/**
 * Where the gateway tells what became of requests.
 *
 * @param accessLog off if empty
 */
public record AccountConfig(Optional<AccessLogConfig> accessLog, RecentConfig recent) {
  /** No log, and stories of the last minutes. */
  public static final AccountConfig USUAL = new AccountConfig(Optional.empty(),
      RecentConfig.USUAL);
}
