package avengers.gateway.replica;

/**
 * How a replica stands when one is to be chosen.
 *
 * @param name what it is called
 * @param share of the model's load that it is to take, compared with the others; above 0
 * @param outstanding calls to it that have not ended
 * @param out whether it is to be left alone
 * @param full whether it has as many calls as connections
 */
public record Standing(ReplicaName name,
    double share,
    int outstanding,
    boolean out,
    boolean full) {
  /** Calls for each unit of its share. */
  double load() {
    return outstanding / share;
  }
}
