package avengers.clustering.cluster;

import java.time.Instant;

/**
 * Where a router comes from.
 *
 * @param sourceHash SHA-256 of the observations file
 * @param queries how many labelled queries it was fitted on
 */
public record Provenance(long seed, Instant created, String sourceHash, int queries) {}
