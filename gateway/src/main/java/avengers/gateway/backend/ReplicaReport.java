package avengers.gateway.backend;

import avengers.gateway.replica.ReplicaState;

/**
 * How a replica is, for those who run the gateway.
 *
 * @param address its host and port
 * @param calls that it has not answered yet
 */
public record ReplicaReport(String address, ReplicaState state, int calls) {}
