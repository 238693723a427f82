package avengers.gateway.account;

import avengers.gateway.ledger.LedgerEntry;
import avengers.gateway.ledger.Spending;
import avengers.gateway.openai.Json;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.OptionalDouble;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The one form in which stories are told. What is not known is left out. */
public final class StoryJson {
  private StoryJson() {}

  /**
   * A request's story.
   *
   * @param answers whether is told what was voted for; besides, the story may have texts
   */
  public static ObjectNode of(Story story, boolean answers) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    put(json, story.asking());
    put(json, story.ending());
    story.planned().ifPresent(planned -> PlanJson.put(json, planned));
    story.voted().ifPresent(voted -> json.set("vote", VoteJson.of(voted, answers)));
    put(json, story.spending());
    story.planned()
        .flatMap(Planned::bestSingle)
        .flatMap(best -> PlanJson.bestSingle(best))
        .ifPresent(best -> json.set("best_single", best));
    story.texts()
        .ifPresent(texts -> json.putObject("texts")
            .put("prompt", texts.prompt())
            .put("answer", texts.answer()));
    return json;
  }

  private static void put(ObjectNode json, Asking asking) {
    json.put("id", asking.id())
        .put("time", asking.when().truncatedTo(ChronoUnit.MILLIS).toString())
        .put("client", asking.client())
        .put("method", asking.method())
        .put("path", asking.path());
    if (!asking.model().isEmpty()) {
      json.put("model", asking.model());
    }
  }

  private static void put(ObjectNode json, Ending ending) {
    ending.status().ifPresent(status -> json.put("status", status));
    json.put("outcome", ending.outcome());
    ending.error()
        .ifPresent(error -> json.putObject("error")
            .put("type", error.kind().type())
            .put("param", error.param().orElse(null))
            .put("code", error.code().orElse(null)));
    ending.firstToken().ifPresent(time -> json.put("first_token_ms", milliseconds(time)));
    json.put("duration_ms", milliseconds(ending.duration()));
    ending.overhead().ifPresent(time -> json.put("overhead_ms", milliseconds(time)));
  }

  private static void put(ObjectNode json, Spending spending) {
    if (spending.calls().isEmpty()) {
      return;
    }
    ArrayNode calls = json.putArray("calls");
    spending.calls().forEach(call -> calls.add(call(call)));
    json.set("usage", spending.usage().toJson());
    spending.winner().ifPresent(won -> {
      json.put("winner", won.model());
      json.set("winner_usage", won.usage().toJson());
    });
    put(json, "cost", spending.cost());
  }

  private static ObjectNode call(LedgerEntry call) {
    ObjectNode json = Json.MAPPER.createObjectNode()
        .put("model", call.model())
        .put("purpose", call.purpose().label())
        .put("samples", call.samples())
        .put("outcome", call.outcome().label());
    call.reason().ifPresent(reason -> json.put("reason", reason));
    json.put("prompt_tokens", call.usage().prompt())
        .put("completion_tokens", call.usage().completion())
        .put("estimated", call.estimated());
    put(json, "cost", call.cost());
    call.firstToken().ifPresent(time -> json.put("first_token_ms", milliseconds(time)));
    return json.put("duration_ms", milliseconds(call.duration()));
  }

  static void put(ObjectNode json, String field, OptionalDouble value) {
    value.ifPresent(known -> json.put(field, known));
  }

  private static double milliseconds(Duration time) {
    return Math.round(time.toNanos() / 1e4) / 100.0;
  }
}
