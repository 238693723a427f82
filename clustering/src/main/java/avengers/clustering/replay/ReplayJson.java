package avengers.clustering.replay;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Replayed votes for machines; docs/replaying.md tells the keys. Shares are percent. */
public final class ReplayJson {
  private ReplayJson() {}

  /** One object a model. */
  public static ArrayNode of(List<ModelReplay> replays) {
    ArrayNode array = JsonMapper.shared().createArrayNode();
    replays.forEach(replay -> write(replay, array.addObject()));
    return array;
  }

  private static void write(ModelReplay replay, ObjectNode object) {
    object.put("model", replay.model())
        .put("queries", replay.queries())
        .put("orders", replay.orders())
        .put("samples", rounded(replay.samples()))
        .put("single", percent(replay.single()))
        .put("vote", percent(replay.plain().vote()))
        .put("agreement", percent(replay.agreement()))
        .put("silent", percent(replay.silent()));
    write(replay.plain(), object);
    replay.weighted().ifPresent(policy -> {
      ObjectNode weighted = object.putObject("weighted").put("vote", percent(policy.vote()));
      write(policy, weighted);
    });
    replay.calibration()
        .ifPresent(calibration -> object.putObject("calibration")
            .put("error_before", percent(calibration.before()))
            .put("error_after", percent(calibration.after())));
    ArrayNode kinds = object.putArray("by_kind");
    replay.kinds()
        .forEach(kind -> kinds.addObject()
            .put("kind", kind.kind())
            .put("share", percent(kind.share()))
            .put("single", percent(kind.single()))
            .put("vote", percent(kind.vote())));
  }

  private static void write(PolicyReplay policy, ObjectNode object) {
    ArrayNode numbers = object.putArray("by_samples");
    policy.byNumber()
        .forEach(number -> numbers.addObject()
            .put("samples", number.samples())
            .put("vote", percent(number.vote())));
    ObjectNode stopping = object.putObject("stopping");
    for (Rule rule : Rule.values()) {
      RuleReplay of = policy.of(rule);
      stopping.putObject(rule.label())
          .put("accuracy", percent(of.accuracy()))
          .put("samples", rounded(of.samples()))
          .put("asked", rounded(of.asked()))
          .put("agreement", percent(of.agreement()));
    }
  }

  private static double percent(double share) {
    return rounded(100 * share);
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }
}
