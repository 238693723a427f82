package avengers.clustering.fit;

import avengers.clustering.vote.ConfidenceCurve;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rising curve that is nearest to verdicts, by pooling adjacent violators (Ayer et al. 1955):
 * neighbours that fall are pooled until none does. The curve is flat from a pool's smallest lead to
 * its greatest: few votes have few leads, and most verdicts stand at a pool's end.
 *
 * <p>
 * A right verdict is added at the smallest lead and a wrong one at the greatest. So no confidence
 * is 0 or 1, the curve still rises, and of {@code n} verdicts that are all right each is worth
 * Laplace's {@code (n + 1) / (n + 2)}.
 */
final class IsotonicRegression {
  /** Leads are told apart by thousandths: equal ones, computed differently, stay equal. */
  private static final double STEPS = 1000;

  private IsotonicRegression() {}

  /** Verdicts that are pooled: between which leads, and how many, by weight. */
  private record Pool(double first, double last, double right, double weight) {
    Pool with(Pool next) {
      return new Pool(first, next.last, right + next.right, weight + next.weight);
    }

    double share() {
      return right / weight;
    }
  }

  /**
   * The curve of verdicts of any kinds.
   *
   * @param verdicts at least one
   */
  static ConfidenceCurve of(List<JudgedVerdict> verdicts) {
    SortedMap<Double, Pool> byLead = new TreeMap<>();
    for (JudgedVerdict verdict : verdicts) {
      add(byLead, Math.round(verdict.lead() * STEPS) / STEPS, verdict.right(),
          verdict.weight());
    }
    add(byLead, byLead.firstKey(), true, 1);
    add(byLead, byLead.lastKey(), false, 1);
    Deque<Pool> pools = new ArrayDeque<>();
    for (Pool next : byLead.values()) {
      Pool pool = next;
      while (!pools.isEmpty() && pools.getLast().share() >= pool.share()) {
        pool = pools.removeLast().with(pool);
      }
      pools.addLast(pool);
    }
    return curve(pools);
  }

  private static ConfidenceCurve curve(Collection<Pool> pools) {
    List<Double> leads = new ArrayList<>();
    List<Double> confidences = new ArrayList<>();
    for (Pool pool : pools) {
      leads.add(pool.first());
      confidences.add(pool.share());
      if (pool.last() > pool.first()) {
        leads.add(pool.last());
        confidences.add(pool.share());
      }
    }
    return new ConfidenceCurve(leads, confidences);
  }

  private static void add(SortedMap<Double, Pool> byLead, double lead, boolean right,
      double weight) {
    byLead.merge(lead, new Pool(lead, lead, right ? weight : 0, weight), Pool::with);
  }
}
