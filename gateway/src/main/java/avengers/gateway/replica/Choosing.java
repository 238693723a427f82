package avengers.gateway.replica;

import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Chooses the replica for a call: of two drawn at random, by their shares, the one with less to do
 * for its share. Two choices come close to the least loaded of all, and callers that look at the
 * same moment do not all meet at one (Mitzenmacher, "The Power of Two Choices in Randomized Load
 * Balancing", 2001). Replicas without anything to do are drawn by their shares alone.
 *
 * <p>
 * If more than half of them would be left alone, all are asked: whoever judges so many to be dead
 * is likelier to be wrong, or the rest is too few to carry the load.
 */
public final class Choosing {
  private Choosing() {}

  /** Whether the judgement on them is not followed. */
  public static boolean panics(List<Standing> replicas) {
    return 2 * replicas.stream().filter(Standing::out).count() > replicas.size();
  }

  /**
   * Chooses one.
   *
   * @param replicas at least one
   * @param tried replicas that are asked again only if there is no other
   */
  public static Standing choose(List<Standing> replicas, Tried tried, RandomGenerator random) {
    List<Standing> left = panics(replicas)
        ? replicas
        : narrowed(replicas, replica -> !replica.out());
    left = narrowed(left, replica -> !tried.has(replica.name()));
    left = narrowed(left, replica -> !replica.full());
    return ofTwo(left, random);
  }

  /** Whether a call could go to a replica that was not tried, and is not left alone. */
  public static boolean hasOther(List<Standing> replicas, Tried tried) {
    boolean all = panics(replicas);
    return replicas.stream()
        .anyMatch(replica -> (all || !replica.out()) && !tried.has(replica.name()));
  }

  /** Those that are so, or all if none is. */
  private static List<Standing> narrowed(List<Standing> replicas, Predicate<Standing> wish) {
    List<Standing> wished = replicas.stream().filter(wish).toList();
    return wished.isEmpty() ? replicas : wished;
  }

  private static Standing ofTwo(List<Standing> replicas, RandomGenerator random) {
    if (replicas.size() == 1) {
      return replicas.getFirst();
    }
    Standing one = drawn(replicas, random);
    Standing other = drawn(
        replicas.stream().filter(replica -> !replica.name().equals(one.name())).toList(), random);
    return other.load() < one.load() ? other : one;
  }

  private static Standing drawn(List<Standing> replicas, RandomGenerator random) {
    double left = random.nextDouble() * replicas.stream().mapToDouble(Standing::share).sum();
    for (Standing replica : replicas) {
      left -= replica.share();
      if (left < 0) {
        return replica;
      }
    }
    return replicas.getLast();
  }
}
