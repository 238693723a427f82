package avengers.clustering.fit;

import avengers.clustering.cluster.ExpectedCosts;
import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.forecast.MeasuredShape;
import avengers.clustering.forecast.PlanShape;
import avengers.clustering.observation.Observation;
import avengers.clustering.plan.CallCost;
import avengers.clustering.plan.Forecast;
import avengers.clustering.plan.MeasuredPlans;
import avengers.clustering.plan.Plan;
import avengers.clustering.plan.PlanCandidates;
import avengers.clustering.plan.Second;
import avengers.clustering.vote.Election;
import avengers.clustering.vote.LearnedVoting;
import avengers.clustering.vote.Sample;
import avengers.clustering.vote.Verdict;
import avengers.clustering.vote.VotePolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A labelled query on which plans can be tried with what was recorded of it. Where one reply of a
 * model was recorded, its recorded score counts; of several, each is graded anew.
 *
 * @param ranking of the models that answered it; must not know the query
 * @param costs expected of one call, by model
 * @param ease by how much it is easier than others, by what is known of its clusters without it
 * @param election how samples vote
 */
public record ReplayedQuery(Observation query,
    Optional<RecordedReplies> replies,
    Ranking ranking,
    Map<String, CallCost> costs,
    double ease,
    Election election) {
  /** A query as a router sees it. */
  public static ReplayedQuery of(Observation query, Optional<RecordedReplies> replies,
      Ranking ranking, double ease, FittedRouter router) {
    LearnedVoting voting = router.voting().orElse(LearnedVoting.NOTHING);
    ExpectedCosts expected = new ExpectedCosts(router);
    Map<String, CallCost> costs = new HashMap<>();
    for (int model = 0; model < router.models().size(); model++) {
      double dollars = expected.of(ranking.clusters(), model);
      costs.put(router.models().get(model), Double.isNaN(dollars)
          ? CallCost.UNKNOWN
          : new CallCost(OptionalDouble.of(dollars), OptionalDouble.empty()));
    }
    return new ReplayedQuery(query, replies, ranking, costs, ease,
        new Election(new VotePolicy.LogOdds(voting.weights()), Optional.empty(),
            voting.calibration()));
  }

  /** The plans of a form that can be tried: single calls of all models, votes of the recorded. */
  List<Plan> plans(PlanShape shape) {
    return new PlanCandidates(MeasuredPlans.priced(rankingFor(shape), costs)).of(shape)
        .stream()
        .filter(this::isRecorded)
        .toList();
  }

  /** What the plans that can be tried are expected to bring. */
  public List<Forecast> forecasts(List<MeasuredShape> shapes) {
    List<Forecast> forecasts = new ArrayList<>();
    for (MeasuredShape shape : shapes) {
      MeasuredPlans.of(List.of(shape), rankingFor(shape.shape()), costs, ease)
          .stream()
          .filter(forecast -> isRecorded(forecast.plan()))
          .forEach(forecasts::add);
    }
    return forecasts;
  }

  private Ranking rankingFor(PlanShape shape) {
    return shape.equals(PlanShape.ONE)
        ? ranking
        : replies.map(of -> of.ofReplying(ranking))
            .orElseGet(() -> new Ranking(ranking.clusters(), List.of(), ranking.outlier()));
  }

  private boolean isRecorded(Plan plan) {
    return plan.most() == 1 || plan.shares()
        .stream()
        .allMatch(share -> replies.orElseThrow()
            .replies()
            .getOrDefault(share.model().model(), List.of())
            .size() >= share.samples());
  }

  /** What a plan that can be tried brings. */
  public PlanOutcome replay(Plan plan) {
    if (plan.most() == 1) {
      String model = plan.models().getFirst();
      return new PlanOutcome(score(model), cost(model), 1);
    }
    RecordedReplies recorded = replies.orElseThrow();
    List<Sample> samples = recorded.samples(plan);
    Verdict verdict = recorded.decide(election, samples);
    double cost = plan.shares()
        .stream()
        .mapToDouble(share -> share.samples() * cost(share.model().model()))
        .sum();
    Optional<Second> second = plan.second()
        .filter(then -> verdict.confidence() < then.threshold());
    return second.isEmpty()
        ? new PlanOutcome(score(verdict), cost, samples.size())
        : new PlanOutcome(score(second.get(), samples),
            cost + second.get()
                .models()
                .stream()
                .mapToDouble(model -> cost(model.model()))
                .sum(),
            samples.size() + second.get().samples());
  }

  /** How sure the first vote of a plan is, and what is answered if it stands and if not. */
  PlanTrial tried(int position, Plan plan) {
    if (plan.most() == 1) {
      double score = score(plan.models().getFirst());
      return new PlanTrial(position, plan, ease, 1, score, score);
    }
    List<Sample> samples = replies.orElseThrow().samples(plan);
    Verdict verdict = replies.orElseThrow().decide(election, samples);
    double first = score(verdict);
    return new PlanTrial(position, plan, ease, verdict.confidence(), first,
        plan.second().map(then -> score(then, samples)).orElse(first));
  }

  private double score(Second second, List<Sample> first) {
    return switch (second) {
      case Second.Stronger stronger -> score(stronger.model().model());
      case Second.More more -> {
        RecordedReplies recorded = replies.orElseThrow();
        List<Sample> all = new ArrayList<>(first);
        all.addAll(recorded.samples(new Plan(
            more.models().stream().map(model -> new Plan.Share(model, 1)).toList())));
        yield score(recorded.decide(election, all));
      }
    };
  }

  private double score(Verdict verdict) {
    return verdict.winner()
        .map(winner -> replies.orElseThrow()
            .replies()
            .getOrDefault(winner.model(), List.of())
            .size() == 1 ? score(winner.model()) : replies.orElseThrow().grade(verdict))
        .orElse(0.0);
  }

  /** What one call of a model scored. */
  public double score(String model) {
    return query.scores().getOrDefault(model, 0.0);
  }

  /** What one call of a model cost; where that was not recorded, what it is expected to. */
  public double cost(String model) {
    return query.usage(model)
        .cost()
        .orElseGet(() -> costs.getOrDefault(model, CallCost.UNKNOWN)
            .expected()
            .orElse(Double.NaN));
  }
}
