package avengers.clustering.inspect;

import avengers.clustering.cluster.Evidence;
import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.RoutingRule;
import avengers.clustering.text.Figures;
import org.apache.commons.text.WordUtils;

/** What a router does and what it is worth, in plain words. */
public final class RouterWords {
  /** What paragraphs are indented by, so that their labels stand beside them. */
  private static final String INDENT = " ".repeat(12);

  private static final int WIDTH = 100 - INDENT.length();

  private RouterWords() {}

  /** What routing gained on queries left out, in one sentence. */
  public static String worth(Evidence evidence) {
    String measured = Figures.decimal(100 * evidence.difference(), 1) + " points (±"
        + Figures.decimal(100 * evidence.standardError(), 1) + ")";
    return evidence.dominates()
        ? evidence.bestSingle() + " dominates: every query goes to it"
            + " (on queries left out, routing differed by " + measured + ")"
        : "routing is expected to gain " + measured + " over " + evidence.bestSingle();
  }

  static String worth(FittedRouter router) {
    return router.evidence().map(RouterWords::worth).orElse("not measured");
  }

  static String rule(FittedRouter router) {
    RoutingRule rule = router.rule();
    if (router.evidence().filter(Evidence::dominates).isPresent()) {
      return "no gain of routing is proven, so that the order of the scores on all queries holds"
          + " everywhere";
    }
    return view(rule) + (rule.shrinkage() == 0
        ? "; raw means"
        : "; shrunk: " + Figures.decimal(rule.shrinkage(), 0)
            + " queries of the model's expected score are mixed into each mean");
  }

  private static String view(RoutingRule rule) {
    if (rule.nearest() == 1) {
      return "the scores of the nearest cluster";
    }
    RoutingRule unshrunk = rule.withShrinkage(0);
    String why = "";
    if (unshrunk.equals(RoutingRule.EIGHT_NEAREST)) {
      why = " (a close view: a few clusters say most)";
    } else if (unshrunk.equals(RoutingRule.WIDE)) {
      why = " (a wide view: each cluster alone holds too few queries)";
    }
    return "the scores of the " + rule.nearest() + " nearest clusters, weighted by exp(-"
        + Figures.decimal(rule.sharpness(), 0) + " x squared distance)" + why;
  }

  static String outliers(FittedRouter router) {
    return router.radii().isEmpty()
        ? "not known: the router has no radii, so that every query is ranked by its clusters"
        : "a query beyond the radius of its nearest cluster is ranked by the scores on all queries";
  }

  static String votes(FittedRouter router) {
    return router.voting().isPresent()
        ? "what they weigh, and how often their verdicts are right, was learned; see below"
        : "not known: the router was fitted without raw answers, so that each counts for one and"
            + " confidence is agreement";
  }

  static String plans(FittedRouter router) {
    return router.plans()
        .map(plans -> "what " + Figures.count(plans.shapes().size())
            + " forms of plans bring was measured; what the dial buys is below")
        .orElse("not measured: the dial chooses the number of samples");
  }

  /** A text beside its label, as lines no wider than a screen. */
  static String paragraph(String text) {
    return WordUtils.wrap(text, WIDTH, "\n" + INDENT, true);
  }
}
