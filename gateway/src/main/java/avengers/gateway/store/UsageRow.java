package avengers.gateway.store;

import avengers.gateway.security.Usage;
import avengers.gateway.security.UsagePlace;
import java.util.Optional;

/**
 * One total.
 *
 * @param name of a key that was added while a gateway ran, revoked ones included
 */
public record UsageRow(UsagePlace place, Usage usage, Optional<String> name) {}
