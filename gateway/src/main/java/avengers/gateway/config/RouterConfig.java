package avengers.gateway.config;

import java.nio.file.Path;

/**
 * The fitted router that chooses models by cluster.
 *
 * @param file the router file; existed when the configuration was read
 */
public record RouterConfig(Path file) {}
