package avengers.clustering.report;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.file.WholeFile;
import avengers.clustering.fit.LabelledQueries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One page that shows what a router is worth. It holds all it needs: opened, it asks no server for
 * anything, and its content security policy keeps it so.
 */
public record ReportPage(String html) {
  /** What the page's sections share, in the order in which they build on one another. */
  private static final List<String> SCRIPTS = List.of("format.js", "dom.js", "tooltip.js",
      "palette.js", "track.js", "chart.js", "headline.js");

  /**
   * Makes the page of an evaluation and a router.
   *
   * @param evaluation what {@code evaluate --json} prints; see docs/report.md
   * @param router fitted on all queries; its clusters are those that the evaluation names
   * @param queries what the router was fitted on
   * @throws IllegalArgumentException if the evaluation has no measured rows, or is of other queries
   */
  public static ReportPage of(JsonNode evaluation, FittedRouter router, LabelledQueries queries) {
    require(evaluation, router, queries);
    ObjectNode data = JsonMapper.shared()
        .createObjectNode()
        .put("created", router.provenance().created().toString());
    data.set("evaluation", evaluation);
    data.set("router", RouterSummary.of(router, queries));
    List<Section> sections = Section.of(evaluation);
    // The data come last: no text in them is taken for a place to fill.
    return new ReportPage(page(sections).replace("{{data}}", ScriptJson.of(data)));
  }

  /** Writes the page whole or not at all. */
  public void write(Path file) throws IOException {
    WholeFile.write(file, html);
  }

  private static void require(JsonNode evaluation, FittedRouter router, LabelledQueries queries) {
    for (String row : List.of("best_single", "routed")) {
      if (!evaluation.at("/" + row + "/mean").isNumber()) {
        throw new IllegalArgumentException("the evaluation has no mean of " + row);
      }
    }
    requireSame("queries", evaluation, queries.size());
    requireSame("models", evaluation, router.models().size());
    requireSame("clusters", evaluation, router.centroids().count());
  }

  private static void requireSame(String what, JsonNode evaluation, int here) {
    JsonNode there = evaluation.path(what);
    if (!there.isInt() || there.intValue() != here) {
      throw new IllegalArgumentException(
          "the evaluation is of " + there + " " + what + ", the router of "
              + here + "; measure and fit the same observations");
    }
  }

  private static String page(List<Section> sections) {
    String style = PageResource.text("page.css");
    String library = "/*!\n" + PageResource.library("d3", "LICENSE") + "*/\n"
        + PageResource.library("d3", "dist/d3.min.js");
    String script = script(sections);
    return PageResource.text("page.html")
        .replace("{{policy}}",
            "default-src 'none'; style-src " + hash(style) + "; script-src " + hash(library) + " "
                + hash(script))
        .replace("{{style}}", style)
        .replace("{{sections}}",
            sections.stream().map(Section::html).collect(Collectors.joining("\n")))
        .replace("{{library}}", library)
        .replace("{{script}}", script);
  }

  /** All of the page's own scripts in one closed scope. */
  private static String script(List<Section> sections) {
    return Stream.of(
        SCRIPTS.stream().map(PageResource::text),
        sections.stream().flatMap(Section::script),
        Stream.of(PageResource.text("page.js")))
        .flatMap(texts -> texts)
        .collect(Collectors.joining("\n", "(() => {\n\"use strict\";\n", "})();\n"));
  }

  /** What a content security policy calls a text that may run. */
  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256")
          .digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
