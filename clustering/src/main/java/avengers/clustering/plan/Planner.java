package avengers.clustering.plan;

import avengers.clustering.forecast.LearnedPlans;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Plans how a request is answered: of all plans that serve its needs and keep its caps, the one of
 * greatest merit, {@code alpha * accuracy - (1 - alpha) * cost}. That is the score form of
 * Avengers-Pro (arXiv 2508.12631) over whole plans in place of models; accuracy and cost are
 * measured on one scale for all queries, so that a dollar buys as much accuracy on each. The
 * candidates do not depend on alpha: more quality never plans a lower expected accuracy.
 *
 * @param learned what was measured of plans; without, the dial chooses the number of samples
 */
public record Planner(Optional<LearnedPlans> learned) {
  /** How many samples the dial's best position asks for where nothing was measured. */
  private static final int MOST_UNMEASURED = 5;

  /**
   * Plans. If none of the models is known to be healthy, they are asked all the same. Models that
   * the router has no scores of are asked where no other will do, or by number of samples alone.
   */
  public Planning plan(PlanRequest request) {
    List<Candidate> serving = request.candidates()
        .stream()
        .filter(model -> request.needs().lackingIn(model.capabilities()).isEmpty())
        .toList();
    if (serving.isEmpty()) {
      return new Planning.NobodyServes(lacking(request));
    }
    List<Candidate> fitting = serving.stream()
        .filter(model -> request.needs().fit(model.capabilities()))
        .toList();
    if (fitting.isEmpty()) {
      return new Planning.ContextTooShort(request.needs().tokens(), longest(serving));
    }
    List<Candidate> healthy = fitting.stream().filter(Candidate::healthy).toList();
    Usable usable = Usable.of(request.ranking(), healthy.isEmpty() ? fitting : healthy,
        request.caps());
    return among(usable, request).<Planning>map(Planning.Planned::new)
        .orElseGet(() -> new Planning.CapsTooTight(request.caps()));
  }

  /** What no model serves; if each is served by some, what any lacks. */
  private static Set<Need> lacking(PlanRequest request) {
    Set<Need> byAll = EnumSet.noneOf(Need.class);
    Set<Need> byAny = EnumSet.noneOf(Need.class);
    byAll.addAll(request.needs().kinds());
    for (Candidate model : request.candidates()) {
      Set<Need> lacking = request.needs().lackingIn(model.capabilities());
      byAll.retainAll(lacking);
      byAny.addAll(lacking);
    }
    return byAll.isEmpty() ? byAny : byAll;
  }

  private static long longest(List<Candidate> models) {
    return models.stream()
        .flatMapToLong(model -> model.capabilities().context().stream())
        .max()
        .orElse(0);
  }

  private Optional<Forecast> among(Usable usable, PlanRequest request) {
    CountedPlans counted = new CountedPlans(new Forecaster(usable.costs(), learned,
        learned.map(plans -> PlanFeatures.ease(plans, usable.ranking())).orElse(0.0)),
        request.caps(), request.choices());
    return switch (request.intent()) {
      case Intent.ByCount count -> counted.best(usable, count, count.models());
      case Intent.ByDial dial -> learned
          .flatMap(plans -> new DialPlans(plans, request.caps(), request.choices())
              .best(usable.scored(), dial))
          .or(() -> uncharted(usable.scored(), dial, counted))
          .or(() -> uncharted(usable, dial, counted));
    };
  }

  /**
   * Where no plan was measured, more quality is more samples. Where plans were, but none that will
   * do, it is as few samples as will do.
   */
  private Optional<Forecast> uncharted(Usable usable, Intent.ByDial dial, CountedPlans counted) {
    int models = usable.ranking().models().size();
    int most = dial.distinct() ? Math.min(MOST_UNMEASURED, models) : MOST_UNMEASURED;
    int samples = learned.isPresent()
        ? counted.choices()
        : 1 + (int) Math.round(dial.quality().value() / 10 * (most - 1));
    return counted.best(usable, new Intent.ByCount(samples, samples,
        learned.isPresent() ? Optional.empty() : Optional.of(dial.quality())),
        dial.distinct() ? samples : 1);
  }
}
