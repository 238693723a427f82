package avengers.gateway.replica;

/**
 * What a replica is called in logs and metrics.
 *
 * @param model that it answers for
 * @param place in the configuration, from 0
 */
public record ReplicaName(String model, int place) {
  @Override
  public String toString() {
    return model + "/" + place;
  }
}
