package avengers.gateway.replica;

import java.util.HashSet;
import java.util.Set;

/** The replicas that were asked already for the same thing, of whatever models. */
public record Tried(Set<ReplicaName> replicas) {
  /** Nobody was asked yet. */
  public static final Tried NONE = new Tried(Set.of());

  public Tried {
    replicas = Set.copyOf(replicas);
  }

  /** These, and one more. */
  public Tried and(ReplicaName replica) {
    return and(new Tried(Set.of(replica)));
  }

  /** These, and others. */
  public Tried and(Tried others) {
    Set<ReplicaName> all = new HashSet<>(replicas);
    all.addAll(others.replicas);
    return new Tried(all);
  }

  public boolean has(ReplicaName replica) {
    return replicas.contains(replica);
  }
}
