package avengers.gateway.answer;

import avengers.clustering.cluster.Ranking;
import avengers.clustering.plan.Candidate;
import avengers.clustering.plan.Caps;
import avengers.clustering.plan.Forecast;
import avengers.clustering.plan.Intent;
import avengers.clustering.plan.Needs;
import avengers.clustering.plan.Plan;
import avengers.clustering.plan.PlanRequest;
import avengers.clustering.plan.Planner;
import avengers.clustering.plan.Planning;
import avengers.gateway.config.DialConfig;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.config.Sampling;
import avengers.gateway.openai.ApiException;
import java.util.List;
import java.util.Optional;

/** Plans requests as the settings of their ensembles say. */
record EnsemblePlanner(Planner planner) {
  /**
   * Plans one request. Of a model that always says the same there are not more choices, however
   * many are wanted.
   *
   * @throws ApiException if there is no plan, saying why
   */
  PlannedSamples plan(EnsembleConfig ensemble, Sampling sampling, Ranking ranking,
      List<Candidate> candidates, Needs needs, Caps caps) {
    PlanRequest request = new PlanRequest(ranking, candidates, needs, intent(ensemble, sampling),
        caps, sampling.isDeterministic() ? 1 : sampling.choices());
    Forecast forecast = planned(request);
    if (sampling.isDeterministic()) {
      Forecast once = eachOnce(forecast, request);
      return new PlannedSamples(once, once.plan());
    }
    int samples = forecast.plan().samples();
    int most = ensemble.voting().doubt().map(doubt -> doubt.most(samples)).orElse(samples);
    Forecast whole = most > samples ? widened(forecast, most, request) : forecast;
    return new PlannedSamples(new Forecast(forecast.plan(), forecast.accuracy(),
        forecast.standardError(), forecast.cost(), whole.most(), forecast.calls()), whole.plan());
  }

  /**
   * Foresees one call of one model, whatever it can serve; empty if the caps do not allow it.
   *
   * @param choices that it is asked for
   */
  Optional<Forecast> one(Ranking ranking, Candidate model, int choices, Caps caps) {
    Intent once = new Intent.ByCount(choices, 1, Optional.empty());
    return planner.plan(new PlanRequest(ranking, List.of(model), Needs.PLAIN, once, caps,
        choices)) instanceof Planning.Planned(Forecast forecast)
            ? Optional.of(forecast)
            : Optional.empty();
  }

  /** Where it is configured what follows a doubt, the plan does not say it. */
  private static Intent intent(EnsembleConfig ensemble, Sampling sampling) {
    DialConfig dial = ensemble.dial();
    return dial.counted() || dial.quality().isEmpty()
        ? new Intent.ByCount(sampling.samples(), ensemble.models(), dial.quality())
        : new Intent.ByDial(dial.quality().get(), sampling.isDeterministic(),
            ensemble.voting().doubt().isEmpty());
  }

  /**
   * A model that always says the same is not asked twice, also where there are fewer than usual.
   */
  private Forecast eachOnce(Forecast forecast, PlanRequest request) {
    int models = forecast.plan().shares().size();
    return forecast.plan().samples() == models
        ? forecast
        : planned(request.with(new Intent.ByCount(models, models, Optional.empty())));
  }

  /** More samples of the same models, as many of them as keep the caps; none if of fewer models. */
  private Forecast widened(Forecast forecast, int samples, PlanRequest request) {
    Plan plan = forecast.plan();
    int models = plan.shares().size();
    Ranking same = new Ranking(request.ranking().clusters(),
        plan.shares().stream().map(Plan.Share::model).toList(), request.ranking().outlier());
    Planning more = planner.plan(new PlanRequest(same,
        request.candidates()
            .stream()
            .filter(model -> plan.models().contains(model.model()))
            .toList(),
        Needs.PLAIN, new Intent.ByCount(samples, models, Optional.empty()), request.caps()));
    return more instanceof Planning.Planned(Forecast wider)
        && wider.plan().models().equals(plan.models()) ? wider : forecast;
  }

  private Forecast planned(PlanRequest request) {
    Planning planning = planner.plan(request);
    if (planning instanceof Planning.Planned(Forecast forecast)) {
      return forecast;
    }
    throw new ApiException(Unplannable.error(planning, request.candidates(), request.choices()));
  }
}
