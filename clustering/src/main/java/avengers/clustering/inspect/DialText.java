package avengers.clustering.inspect;

import avengers.clustering.forecast.DialPosition;
import avengers.clustering.forecast.LearnedPlans;
import avengers.clustering.text.Figures;
import avengers.clustering.text.TextTable;
import java.util.OptionalDouble;

/** What the positions of the dial buy, as a table. */
record DialText(LearnedPlans plans) {
  @Override
  public String toString() {
    TextTable table = new TextTable("rrrlrr", "quality", "alpha", "accuracy", "",
        plans.priced() ? "dollars" : "", "calls");
    for (DialPosition at : plans.dial()) {
      table.add(Figures.decimal(at.quality(), 0), Figures.decimal(at.alpha(), 4),
          Figures.percent(at.accuracy()), "±" + Figures.percent(at.standardError()),
          plans.priced() ? Figures.dollars(OptionalDouble.of(at.cost())) : "",
          Figures.decimal(at.calls(), 2));
    }
    return """
        The dial: what its positions bought on queries left out; accuracy in percent
          alpha    accuracy against cost: a plan's merit is alpha x accuracy
                   - (1 - alpha) x %s

        %s""".formatted(
        plans.priced()
            ? "dollars / " + Figures.dollars(OptionalDouble.of(plans.costUnit()))
            : "calls / " + Figures.decimal(plans.costUnit(), 1),
        table);
  }
}
