package avengers.gateway.answer;

import avengers.clustering.cluster.Ranking;
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
import java.util.Optional;

/** Plans requests as the settings of their ensembles say. */
record EnsemblePlanner(Planner planner) {
  /**
   * Plans one request.
   *
   * @param request whose intent is not looked at: the settings tell it
   * @throws ApiException if there is no plan, saying why
   */
  PlannedSamples plan(EnsembleConfig ensemble, Sampling sampling, PlanRequest request) {
    Forecast forecast = planned(with(request, intent(ensemble, sampling)));
    if (sampling.isDeterministic()) {
      Forecast once = eachOnce(forecast, request);
      return new PlannedSamples(once, once.plan());
    }
    int usual = Math.max(forecast.plan().samples(), sampling.choices());
    Forecast enough = widened(forecast, usual, request);
    int most = ensemble.voting()
        .doubt()
        .map(doubt -> doubt.most(enough.plan().samples()))
        .orElse(usual);
    Forecast whole = widened(enough, most, request);
    return new PlannedSamples(new Forecast(enough.plan(), enough.accuracy(),
        enough.standardError(), enough.cost(), whole.most(), enough.calls()), whole.plan());
  }

  /** Where it is configured what follows a doubt, the plan does not say it. */
  private static Intent intent(EnsembleConfig ensemble, Sampling sampling) {
    DialConfig dial = ensemble.dial();
    return dial.counted() || dial.quality().isEmpty()
        ? new Intent.ByCount(sampling.samples(), ensemble.models(), dial.quality())
        : new Intent.ByDial(dial.quality().get(), sampling.isDeterministic(),
            ensemble.voting().doubt().isEmpty());
  }

  /** A model that always says the same is not asked twice, also where there are fewer than usual. */
  private Forecast eachOnce(Forecast forecast, PlanRequest request) {
    int models = forecast.plan().shares().size();
    return forecast.plan().samples() == models
        ? forecast
        : planned(with(request, new Intent.ByCount(models, models, Optional.empty())));
  }

  /** More samples of the same models; as many of them as keep the caps. */
  private Forecast widened(Forecast forecast, int samples, PlanRequest request) {
    Plan plan = forecast.plan();
    if (samples <= plan.samples()) {
      return forecast;
    }
    Ranking same = new Ranking(request.ranking().clusters(),
        plan.shares().stream().map(Plan.Share::model).toList(), request.ranking().outlier());
    return planned(new PlanRequest(same,
        request.candidates()
            .stream()
            .filter(model -> plan.models().contains(model.model()))
            .toList(),
        Needs.PLAIN, new Intent.ByCount(samples, plan.shares().size(), Optional.empty()),
        request.caps()));
  }

  private static PlanRequest with(PlanRequest request, Intent intent) {
    return new PlanRequest(request.ranking(), request.candidates(), request.needs(), intent,
        request.caps());
  }

  private Forecast planned(PlanRequest request) {
    Planning planning = planner.plan(request);
    if (planning instanceof Planning.Planned(Forecast forecast)) {
      return forecast;
    }
    throw new ApiException(Unplannable.error(planning, request.candidates()));
  }
}
