package avengers.gateway.server;

import java.time.Instant;

/**
 * The last time that the configuration was read again.
 *
 * @param cause who or what asked for it
 */
record LastReload(Instant when, String cause, ReloadOutcome outcome) {}
