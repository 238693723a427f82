package avengers.clustering.evaluate;

import avengers.clustering.cluster.Evidence;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An evaluation for machines; docs/evaluating.md tells the keys. Scores are percent. */
public final class EvaluationJson {
  private EvaluationJson() {}

  /** The evaluation as one object. */
  public static ObjectNode of(EvaluationResult result) {
    ObjectNode tree = JsonMapper.shared()
        .createObjectNode()
        .put("queries", result.queries())
        .put("models", result.models())
        .put("clusters", result.clusters())
        .put("seeds", result.seeds());
    result.rows().forEach((row, of) -> write(of, tree.putObject(row.key())));
    if (tree.get(Row.BEST_SINGLE.key()) instanceof ObjectNode best) {
      best.put("model", result.bestSingle());
    }
    result.evidence()
        .filter(Evidence::dominates)
        .ifPresent(of -> tree.put("dominant", of.bestSingle()));
    if (!result.votes().isEmpty()) {
      tree.put("voters", result.voters());
      writeVotes(result.votes(), tree.putArray("votes"));
    }
    ArrayNode datasets = tree.putArray("by_dataset");
    result.byDataset()
        .forEach(group -> write(group, datasets.addObject().put("name", group.name())));
    ArrayNode clusters = tree.putArray("by_cluster");
    result.byCluster()
        .forEach(group -> write(group,
            clusters.addObject().put("cluster", Integer.parseInt(group.name()))));
    result.frontier().ifPresent(frontier -> write(frontier, tree.putObject("frontier")));
    result.sensitivity().ifPresent(of -> write(of, tree.putObject("sensitivity")));
    result.leaveOneOut().ifPresent(of -> write(of, tree));
    return tree;
  }

  private static void write(RowResult row, ObjectNode object) {
    object.put("mean", rounded(row.queryMean().mean()))
        .put("sd", rounded(row.queryMean().deviation()))
        .put("dataset_mean", rounded(row.datasetMean()));
    row.againstBestSingle()
        .ifPresent(difference -> write(difference, object.putObject("against_best_single")));
  }

  private static void write(Difference difference, ObjectNode object) {
    object.put("difference", rounded(difference.points()))
        .put("low", rounded(difference.low()))
        .put("high", rounded(difference.high()))
        .put("verdict", difference.comparison().words());
  }

  private static void writeVotes(List<VoteResult> votes, ArrayNode array) {
    for (VoteResult vote : votes) {
      ObjectNode of = array.addObject().put("models", vote.models());
      write(vote.plain(), vote.plainError(), of.putObject("plain"));
      write(vote.weighted(), vote.weightedError(), of.putObject("weighted"));
    }
  }

  private static void write(RowResult row, ConfidenceError error, ObjectNode object) {
    write(row, object);
    object.putObject("calibration_error")
        .put("agreement", rounded(error.agreement()))
        .put("learned", rounded(error.learned()));
  }

  private static void write(GroupResult group, ObjectNode object) {
    object.put("queries", group.queries())
        .put("best_single", rounded(group.bestSingle()))
        .put("routed", rounded(group.routed()))
        .put("reference", rounded(group.reference()));
    write(group.difference(), object);
  }

  private static void write(Frontier frontier, ObjectNode object) {
    ArrayNode dial = object.putArray("dial");
    for (Frontier.Position at : frontier.dial()) {
      ObjectNode of = dial.addObject()
          .put("quality", at.quality())
          .put("score", rounded(at.score()))
          .put("cost", at.cost())
          .put("calls", rounded(at.calls()))
          .put("promised", rounded(at.promised()))
          .put("score_form", rounded(at.reference()));
      write(at.againstReference(), of.putObject("against_score_form"));
    }
    ArrayNode points = object.putArray("score_form");
    for (Frontier.Point point : frontier.scoreForm()) {
      write(point, points.addObject().put("alpha", Double.parseDouble(point.name())));
    }
    ArrayNode models = object.putArray("models");
    for (Frontier.Point point : frontier.models()) {
      write(point, models.addObject().put("model", point.name()));
    }
    write(frontier.best(), object.putObject("best_single"));
    write(frontier.saved(), object.putObject("at_equal_score"));
    write(frontier.gained(), object.putObject("at_equal_cost"));
  }

  private static void write(Frontier.Point point, ObjectNode object) {
    object.put("score", rounded(point.score())).put("cost", point.cost());
  }

  private static void write(Frontier.Gain gain, ObjectNode object) {
    write(gain.score(), object.putObject("score"));
    write(gain.cost(), object.putObject("cost_saved"));
  }

  private static void write(Sensitivity sensitivity, ObjectNode object) {
    write(sensitivity.clusters(), "clusters", object.putArray("clusters"));
    write(sensitivity.models(), "models", object.putArray("models"));
    write(sensitivity.training(), "queries", object.putArray("training"));
  }

  private static void write(List<Sensitivity.Setting> settings, String key, ArrayNode array) {
    for (Sensitivity.Setting setting : settings) {
      array.addObject()
          .put(key, setting.value())
          .put("best_single", rounded(setting.bestSingle()))
          .put("routed", rounded(setting.routed()))
          .put("reference", rounded(setting.reference()));
    }
  }

  private static void write(LeaveOneOut leaveOneOut, ObjectNode tree) {
    ArrayNode datasets = tree.putArray("leave_one_dataset_out");
    leaveOneOut.datasets()
        .forEach(group -> write(group, datasets.addObject().put("dataset", group.name())));
    write(leaveOneOut.all(), tree.putObject("out_of_distribution"));
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
