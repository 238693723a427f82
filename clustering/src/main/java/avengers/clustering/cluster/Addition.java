package avengers.clustering.cluster;

import java.time.Instant;

/**
 * A model that joined a router after it was fitted.
 *
 * @param sourceHash SHA-256 of the observations file with the model's scores
 * @param queries how many labelled queries the model was scored on
 */
public record Addition(String model, Instant added, String sourceHash, int queries) {}
