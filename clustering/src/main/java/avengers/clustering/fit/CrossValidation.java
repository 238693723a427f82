package avengers.clustering.fit;

import avengers.clustering.cluster.OverallScores;
import avengers.clustering.cluster.RoutingRule;
import avengers.clustering.cluster.ScoreTotals;
import avengers.clustering.cluster.ShrunkScores;
import avengers.clustering.cluster.WeightedCluster;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * What routing would have scored on training queries that were left out of the scores: ten folds,
 * each routed by the scores of the other nine, under several rules. The clusters are made of all
 * queries; they do not know the scores.
 */
final class CrossValidation {
  /** The strength with which the best single model gets every query. */
  static final double BEST_SINGLE = 1e9;

  private static final int FOLDS = 10;

  /**
   * Queries of prior score mixed into each cluster, weakest first. The last makes every cluster
   * choose the best single model.
   */
  private static final List<Double> STRENGTHS = List.of(5.0, 10.0, 20.0, 40.0, 80.0, 160.0, 320.0,
      640.0, BEST_SINGLE);

  /** All rules tried; of equally good ones the last, which trusts clusters least. */
  private static final List<RoutingRule> RULES = STRENGTHS.stream()
      .flatMap(strength -> Stream.of(RoutingRule.WIDE.withShrinkage(strength),
          RoutingRule.EIGHT_NEAREST.withShrinkage(strength)))
      .toList();

  private final PlacedQueries placed;
  private final ScoreMatrix scores;
  private final int[] folds;
  private final double[][] routed;
  private final double[] single;

  private CrossValidation(PlacedQueries placed, List<String> models, long seed) {
    this.placed = placed;
    this.scores = ScoreMatrix.of(placed.queries().queries(), models);
    this.folds = new SplittableRandom(seed).ints(scores.queries(), 0, FOLDS).toArray();
    this.routed = new double[RULES.size()][scores.queries()];
    this.single = new double[scores.queries()];
  }

  /**
   * Measures routing among some of the models.
   *
   * @param seed decides which query is in which fold
   */
  static CrossValidation of(PlacedQueries placed, List<String> models, long seed) {
    CrossValidation measured = new CrossValidation(placed, models, seed);
    ScoreTotals clusters = measured.scores.totals(placed.clusters(),
        placed::home);
    ScoreTotals overall = measured.scores.totals(1, query -> 0);
    for (int fold = 0; fold < FOLDS; fold++) {
      measured.measure(fold, clusters, overall);
    }
    double[] usual = OverallScores.of(overall);
    Arrays.setAll(measured.single, query -> measured.scores.scoreOfBest(query, usual));
    return measured;
  }

  private void measure(int fold, ScoreTotals clusters, ScoreTotals overall) {
    ScoreTotals others = clusters.without(scores.totals(placed.clusters(),
        query -> folds[query] == fold ? placed.home(query) : -1));
    ScoreTotals all = overall.without(scores.totals(1, query -> folds[query] == fold ? 0 : -1));
    for (int rule = 0; rule < routed.length; rule++) {
      double[][] shrunk = ShrunkScores.of(others, all, RULES.get(rule).shrinkage());
      List<List<WeightedCluster>> neighbourhoods = placed.under(RULES.get(rule));
      for (int query = 0; query < folds.length; query++) {
        if (folds[query] == fold) {
          routed[rule][query] = scores.scoreOfBest(query,
              expected(neighbourhoods.get(query), shrunk));
        }
      }
    }
  }

  private double[] expected(List<WeightedCluster> neighbourhood, double[][] shrunk) {
    double[] expected = new double[scores.models()];
    for (WeightedCluster cluster : neighbourhood) {
      double[] row = shrunk[cluster.cluster()];
      for (int model = 0; model < expected.length; model++) {
        expected[model] += cluster.weight() * row[model];
      }
    }
    return expected;
  }

  /** The rule by which routing scored best. */
  RoutingRule rule() {
    return RULES.get(bestWithout(-1));
  }

  /**
   * The score of each query when its rule, too, was chosen without its fold: the best of several
   * rules, measured on the queries that chose it, would look better than it is.
   */
  double[] routed() {
    int[] chosen = new int[FOLDS];
    Arrays.setAll(chosen, this::bestWithout);
    double[] nested = new double[folds.length];
    Arrays.setAll(nested, query -> routed[chosen[folds[query]]][query]);
    return nested;
  }

  /**
   * The score of each query by the model that is best on all queries, its own fold included: a
   * luckier judge of the best single model than of routing, so that routing is not favoured.
   */
  double[] single() {
    return single.clone();
  }

  private int bestWithout(int fold) {
    int best = 0;
    double most = -1;
    for (int rule = 0; rule < routed.length; rule++) {
      double sum = 0;
      for (int query = 0; query < folds.length; query++) {
        sum += folds[query] == fold ? 0 : routed[rule][query];
      }
      // Where the data do not tell, clusters are trusted less.
      if (sum >= most) {
        best = rule;
        most = sum;
      }
    }
    return best;
  }
}
