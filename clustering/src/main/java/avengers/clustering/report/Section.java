package avengers.clustering.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A part of the page, in the page's order. Each has a fragment of HTML in {@code sections/}, and
 * most a script beside it that draws the charts.
 */
enum Section {
  ROWS,
  FRONTIER,
  COSTS_UNKNOWN,
  MAP,
  HEAT,
  CLUSTERS,
  HELP,
  VOTES,
  SENSITIVITY,
  LEFT_OUT,
  CLAIMS,
  PROVENANCE;

  /** The sections that an evaluation has the numbers for. */
  static List<Section> of(JsonNode evaluation) {
    return Arrays.stream(values()).filter(section -> section.isDrawnFor(evaluation)).toList();
  }

  private boolean isDrawnFor(JsonNode evaluation) {
    return switch (this) {
      case ROWS, MAP, HEAT, CLUSTERS, CLAIMS, PROVENANCE -> true;
      case FRONTIER -> !evaluation.path("frontier").isEmpty();
      case COSTS_UNKNOWN -> evaluation.path("frontier").isEmpty();
      case HELP ->
        !evaluation.path("by_dataset").isEmpty() || !evaluation.path("by_cluster").isEmpty();
      case VOTES -> !evaluation.path("votes").isEmpty();
      case SENSITIVITY -> !evaluation.path("sensitivity").isEmpty();
      case LEFT_OUT -> !evaluation.path("leave_one_dataset_out").isEmpty();
    };
  }

  String html() {
    return PageResource.text("sections/" + key() + ".html");
  }

  /** The section's own script, if it draws. */
  Stream<String> script() {
    return this == COSTS_UNKNOWN
        ? Stream.empty()
        : Stream.of(PageResource.text("sections/" + key() + ".js"));
  }

  private String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
