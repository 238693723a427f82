package avengers.gateway.server;

import avengers.clustering.cluster.FittedRouter;
import avengers.gateway.config.GatewayConfig;
import java.time.Instant;
import java.util.Optional;

/**
 * All that was read from files at one time, checked as far as that goes without starting anything.
 *
 * @param content tells it from others by what is in its files; empty if it has none
 * @param router what the router's file holds, if one is configured
 */
record Edition(GatewayConfig config, Optional<String> content, Optional<ReadRouter> router) {
  /**
   * A router as it was read.
   *
   * @param fingerprint of its file
   */
  record ReadRouter(FittedRouter router, String fingerprint, Instant when) {}
}
