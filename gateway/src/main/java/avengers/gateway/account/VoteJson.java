package avengers.gateway.account;

import avengers.clustering.answer.Silence;
import avengers.gateway.openai.Json;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a vote decided, as stories tell it. */
final class VoteJson {
  private VoteJson() {}

  /** The vote; what was voted for may have to stay unsaid. */
  static ObjectNode of(Voted voted, boolean answers) {
    ObjectNode json = Json.MAPPER.createObjectNode()
        .put("verdict", voted.verdict())
        .put("compared_as", voted.comparedAs())
        .put("confidence", voted.confidence())
        .put("agreement", voted.agreement())
        .put("stopped_by", voted.stoppedBy());
    ArrayNode sides = json.putArray("answers");
    voted.sides().forEach(side -> put(sides.addObject(), side, answers));
    if (!voted.silent().isEmpty()) {
      ObjectNode silent = json.putObject("silent");
      Stream.of(Silence.values())
          .filter(voted.silent()::containsKey)
          .forEach(why -> silent.put(why.name().toLowerCase(Locale.ROOT), voted.silent().get(why)));
    }
    voted.escalation()
        .ifPresent(asked -> json.putObject("escalation")
            .put("model", asked.model())
            .put("outcome", asked.outcome()));
    return json;
  }

  private static void put(ObjectNode json, Voted.Side side, boolean answers) {
    if (answers) {
      json.put("answer", side.answer());
    }
    json.put("votes", side.votes()).put("weight", side.weight());
    ArrayNode models = json.putArray("models");
    side.models().forEach(models::add);
  }
}
