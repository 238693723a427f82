package avengers.gateway.cli;

import avengers.clustering.collect.ModelSummary;
import avengers.clustering.text.Figures;
import avengers.clustering.text.TextTable;
import java.util.List;

/** What was collected, one line a model. */
record CollectTable(List<ModelSummary> models, JudgeUse judge) {
  String text() {
    TextTable table = new TextTable("lrrrrrr", "model", "asked", "failed", "score", "dollars",
        "tokens", "seconds");
    for (ModelSummary model : models) {
      table.add(model.model(), Figures.count(model.asked()), Figures.count(model.failed()),
          Figures.percent(model.score()), Figures.decimal(model.dollars(), 6),
          Figures.count(Math.round(model.tokens())), Figures.decimal(model.seconds(), 3));
    }
    return table + judge.text();
  }
}
