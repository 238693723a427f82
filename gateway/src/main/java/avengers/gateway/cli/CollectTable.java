package avengers.gateway.cli;

import avengers.clustering.collect.ModelSummary;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What was collected, one line a model. */
record CollectTable(List<ModelSummary> models, JudgeUse judge) {
  String text() {
    int width = models.stream().mapToInt(model -> model.model().length()).max().orElse(0);
    int name = Math.max(width, "model".length());
    StringBuilder table = new StringBuilder(String.format(Locale.ROOT,
        "%-" + name + "s %8s %7s %7s %11s %12s %8s%n", "model", "asked", "failed", "score",
        "dollars", "tokens", "seconds"));
    for (ModelSummary model : models) {
      table.append(String.format(Locale.ROOT,
          "%-" + name + "s %8d %7d %7s %11.6f %12.0f %8s%n", model.model(), model.asked(),
          model.failed(), number(model.score(), 100, "%.1f"), model.dollars(), model.tokens(),
          number(model.seconds(), 1, "%.3f")));
    }
    return table.append(judge.text()).toString();
  }

  private static String number(OptionalDouble value, double factor, String format) {
    return value.isPresent()
        ? String.format(Locale.ROOT, format, value.getAsDouble() * factor)
        : "-";
  }
}
