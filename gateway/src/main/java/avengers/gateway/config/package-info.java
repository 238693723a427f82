/**
 * The configuration of the gateway: records that check themselves, and the reading of their YAML
 * file.
 */
@NullMarked
package avengers.gateway.config;

import org.jspecify.annotations.NullMarked;
