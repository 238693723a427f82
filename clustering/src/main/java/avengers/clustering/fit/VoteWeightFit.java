package avengers.clustering.fit;

import avengers.clustering.vote.Sample;
import avengers.clustering.vote.VoteWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import smile.math.BFGS;
import smile.util.function.DifferentiableMultivariateFunction;

/**
 * Learns by how much each model's votes only repeat those of others: the factors of
 * {@link VoteWeights} under which the right answers of labelled queries are most likely, if an
 * answer's probability is the softmax of its votes' weights (McFadden's conditional logit). Without
 * data a factor is 1, that of an independent model.
 */
public final class VoteWeightFit implements DifferentiableMultivariateFunction {
  private static final long serialVersionUID = 1L;
  private static final int MEMORY = 5;
  private static final int MAX_ITERATIONS = 200;
  private static final double PRECISION = 1e-6;
  private static final double GREATEST = 10;

  /** Strength of the belief in independence: as a normal prior of deviation 0.7. */
  private static final double PRIOR = 1;

  /**
   * Where rounding leaves no lower point Smile's line search may look for one for ever; a fit that
   * comes to an end takes some hundreds of evaluations.
   */
  private static final int MAX_EVALUATIONS = 2000;

  private final transient List<Contest> contests = new ArrayList<>();
  private transient int evaluations;
  private transient double least = Double.POSITIVE_INFINITY;
  private transient double[] best = {};

  /** One query. */
  private record Contest(List<PartyOdds> parties, int right, int answersOfNobody) {}

  /** The line search does not come to an end. */
  private static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private VoteWeightFit(List<LabelledVote> votes, Map<String, Integer> positions) {
    for (LabelledVote vote : votes) {
      contests.add(new Contest(vote.parties()
          .stream()
          .map(party -> PartyOdds.of(party, vote.alternatives(), positions))
          .toList(), vote.right(), vote.answersOfNobody()));
    }
  }

  /** Fits the factors of all models that voted. */
  public static VoteWeights fit(List<LabelledVote> votes) {
    List<String> models = votes.stream()
        .flatMap(vote -> vote.parties().stream())
        .flatMap(List::stream)
        .map(Sample::model)
        .distinct()
        .sorted()
        .toList();
    if (models.isEmpty()) {
      return VoteWeights.INDEPENDENT;
    }
    Map<String, Integer> positions = new HashMap<>();
    models.forEach(model -> positions.put(model, positions.size()));
    double[] factors = new VoteWeightFit(votes, positions).fitted(models.size());
    Map<String, Double> byModel = new HashMap<>();
    positions.forEach((model, position) -> byModel.put(model, factors[position]));
    return new VoteWeights(byModel);
  }

  private double[] fitted(int models) {
    double[] factors = new double[models];
    double[] greatest = new double[models];
    Arrays.fill(factors, 1);
    Arrays.fill(greatest, GREATEST);
    try {
      BFGS.minimize(this, MEMORY, factors, new double[models], greatest, PRECISION,
          MAX_ITERATIONS);
      return factors;
    } catch (Exhausted e) {
      return Arrays.stream(best).map(factor -> Math.clamp(factor, 0, GREATEST)).toArray();
    }
  }

  @Override
  public double f(double[] factors) {
    return g(factors, new double[factors.length]);
  }

  /** The penalised negative log-likelihood, a query, and its gradient. */
  @Override
  public double g(double[] factors, double[] gradient) {
    double penalty = PRIOR / contests.size();
    double loss = 0;
    for (int model = 0; model < factors.length; model++) {
      double away = factors[model] - 1;
      loss += penalty * away * away;
      gradient[model] = 2 * penalty * away;
    }
    for (Contest contest : contests) {
      loss += add(contest, factors, gradient) / contests.size();
    }
    if (loss < least) {
      least = loss;
      best = factors.clone();
    }
    evaluations++;
    if (evaluations > MAX_EVALUATIONS) {
      throw new Exhausted();
    }
    return loss;
  }

  private double add(Contest contest, double[] factors, double[] gradient) {
    double[] likelihoods = new double[contest.parties().size()];
    double sum = contest.answersOfNobody();
    for (int party = 0; party < likelihoods.length; party++) {
      likelihoods[party] = Math.exp(contest.parties().get(party).weight(factors));
      sum += likelihoods[party];
    }
    for (int party = 0; party < likelihoods.length; party++) {
      double surplus = likelihoods[party] / sum - (party == contest.right() ? 1 : 0);
      contest.parties().get(party).addGradient(surplus / contests.size(), gradient);
    }
    return Math.log(sum)
        - Math.log(contest.right() < 0 ? 1 : likelihoods[contest.right()]);
  }
}
