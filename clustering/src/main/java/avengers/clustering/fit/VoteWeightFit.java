package avengers.clustering.fit;

import avengers.clustering.vote.Sample;
import avengers.clustering.vote.VoteWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Learns by how much each model's votes only repeat those of others: the factors of
 * {@link VoteWeights} under which the right answers of labelled queries are most likely, if an
 * answer's probability is the softmax of its votes' weights (McFadden's conditional logit). Without
 * data a factor is 1, that of an independent model.
 */
public final class VoteWeightFit implements NewtonMethod.Function {
  private static final double GREATEST = 10;

  /** Strength of the belief in independence: as a normal prior of deviation 0.7. */
  private static final double PRIOR = 1;

  private final List<Contest> contests = new ArrayList<>();

  /** One query. */
  private record Contest(List<PartyOdds> parties, int right, int answersOfNobody) {}

  /**
   * Prepares to learn.
   *
   * @param models all that voted, in the order of their factors
   */
  VoteWeightFit(List<LabelledVote> votes, List<String> models) {
    Map<String, Integer> positions = new HashMap<>();
    models.forEach(model -> positions.put(model, positions.size()));
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
    double[] factors = NewtonMethod.lowest(new VoteWeightFit(votes, models),
        models.stream().mapToDouble(independent -> 1).toArray(), 0, GREATEST);
    return new VoteWeights(IntStream.range(0, factors.length)
        .boxed()
        .collect(Collectors.toMap(models::get, model -> factors[model])));
  }

  /** The penalised negative log-likelihood. */
  @Override
  public double value(double[] factors) {
    double loss = 0;
    for (double factor : factors) {
      loss += PRIOR * (factor - 1) * (factor - 1);
    }
    for (Contest contest : contests) {
      double[] weights = weights(contest, factors);
      double right = contest.right() < 0 ? 0 : weights[contest.right()];
      loss += logOfSum(contest, weights) - right;
    }
    return loss;
  }

  @Override
  public void derive(double[] factors, double[] gradient, double[][] curvature) {
    for (int model = 0; model < factors.length; model++) {
      gradient[model] = 2 * PRIOR * (factors[model] - 1);
      curvature[model][model] = 2 * PRIOR;
    }
    contests.forEach(contest -> derive(contest, factors, gradient, curvature));
  }

  /** The curvature is the variance of the log-odds, each answer being as probable as it seems. */
  private static void derive(Contest contest, double[] factors, double[] gradient,
      double[][] curvature) {
    double[] weights = weights(contest, factors);
    double log = logOfSum(contest, weights);
    double[] mean = new double[factors.length];
    for (int party = 0; party < weights.length; party++) {
      PartyOdds odds = contest.parties().get(party);
      double probability = Math.exp(weights[party] - log);
      odds.add(probability, mean);
      odds.add(party == contest.right() ? -1 : 0, gradient);
      odds.addProducts(probability, curvature);
    }
    for (int i = 0; i < mean.length; i++) {
      gradient[i] += mean[i];
      for (int j = 0; j < mean.length; j++) {
        curvature[i][j] -= mean[i] * mean[j];
      }
    }
  }

  private static double[] weights(Contest contest, double[] factors) {
    return contest.parties().stream().mapToDouble(party -> party.weight(factors)).toArray();
  }

  /** The logarithm of the sum of all answers' likelihoods, without overflow. */
  private static double logOfSum(Contest contest, double[] weights) {
    double greatest = Arrays.stream(weights).reduce(0, Math::max);
    double sum = contest.answersOfNobody() * Math.exp(-greatest);
    for (double weight : weights) {
      sum += Math.exp(weight - greatest);
    }
    return greatest + Math.log(sum);
  }
}
