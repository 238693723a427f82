package avengers.clustering.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.fit.LabelledQueries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ReportPageTest {
  private static final Pattern SECTION = Pattern.compile("<section id=\"([a-z-]+)\"");

  private final LabelledQueries queries = Planted.queries();
  private final FittedRouter router = Planted.router(queries);

  private ReportPage page(ObjectNode evaluation) {
    return ReportPage.of(evaluation, router, queries);
  }

  private static List<String> sections(ReportPage page) {
    return SECTION.matcher(page.html()).results().map(found -> found.group(1)).toList();
  }

  private static JsonNode data(ReportPage page) {
    String opening = "<script type=\"application/json\" id=\"data\">";
    int start = page.html().indexOf(opening) + opening.length();
    return JsonMapper.shared()
        .readTree(page.html().substring(start, page.html().indexOf("</script>", start)));
  }

  @Test
  void aFullEvaluationFillsEverySection() {
    assertThat(sections(page(Planted.evaluation()))).containsExactly("rows", "frontier", "map",
        "heat", "clusters", "help", "votes", "sensitivity", "left-out", "claims", "provenance");
  }

  @Test
  void whatWasNotMeasuredIsLeftOut() {
    ObjectNode least = Planted.evaluation()
        .retain("queries", "models", "clusters", "seeds", "best_single", "routed");

    assertThat(sections(page(least))).containsExactly("rows", "costs-unknown", "map", "heat",
        "clusters", "claims", "provenance");
  }

  @Test
  void thePageHoldsItsData() {
    ObjectNode evaluation = Planted.evaluation();

    JsonNode data = data(page(evaluation));

    assertThat(data.get("created").stringValue()).isEqualTo(
        router.provenance().created().toString());
    assertThat(data.get("evaluation")).isEqualTo(evaluation);
    assertThat(data.at("/router/clusters")).hasSize(4);
  }

  @Test
  void thePageRefersToNothingOutside() {
    String html = page(Planted.evaluation()).html();

    assertThat(html).doesNotContainPattern("(?i)(src|href|action|poster|data)\\s*=\\s*[\"']?\\s*"
        + "(https?:|//)")
        .doesNotContain("<link", "<iframe", "@import", "url(")
        .contains("default-src 'none'; style-src 'sha256-");
  }

  @Test
  void noPlaceInTheTemplateIsLeftEmpty() {
    assertThat(page(Planted.evaluation()).html()).doesNotContain("{{");
  }

  @Test
  void hostileTextStaysText() {
    String hostile = "</script><img src=x onerror=alert(1)> {{style}} %d";
    LabelledQueries foreign = Planted.queries(List.of(hostile, hostile, hostile, hostile));

    ReportPage page = ReportPage.of(Planted.evaluation(), router, foreign);

    assertThat(page.html()).doesNotContain("<img");
    assertThat(data(page).at("/router/clusters/0/examples/0").stringValue()).startsWith(
        "</script><img src=x onerror=alert(1)> {{style}} ");
  }

  @Test
  void anEvaluationOfOtherQueriesIsRefused() {
    assertThatThrownBy(() -> page(Planted.evaluation().put("clusters", 64)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the evaluation is of 64 clusters, the router of 4; "
            + "measure and fit the same observations");
  }

  @Test
  void anEvaluationWithoutRowsIsRefused() {
    assertThatThrownBy(() -> page(Planted.evaluation().without("routed")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the evaluation has no mean of routed");
  }

  @Test
  void thePageIsWrittenWhole(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("new/report.html");
    ReportPage page = page(Planted.evaluation());

    page.write(file);

    assertThat(file).hasContent(page.html());
    try (var siblings = Files.list(folder.resolve("new"))) {
      assertThat(siblings).containsExactly(file);
    }
  }
}
