package avengers.gateway.admin;

import avengers.gateway.config.ClientWish;
import avengers.gateway.ledger.Dollars;
import avengers.gateway.openai.Json;
import avengers.gateway.security.Spent;
import avengers.gateway.security.Standing;
import avengers.gateway.security.VirtualKey;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A key as JSON, by the names in which it is described. */
final class KeyJson {
  private KeyJson() {}

  /**
   * A key, and how its client stands.
   *
   * @param added the key itself, if it was added while a gateway ran
   */
  static ObjectNode of(Standing standing, Optional<VirtualKey> added) {
    ObjectNode json = Json.MAPPER.createObjectNode()
        .put("object", "key")
        .put("id", standing.client().id())
        .put("name", standing.client().name())
        .put("source", standing.client().isConfigured() ? "configuration" : "admin");
    added.ifPresent(key -> json.put("hint", "..." + key.hint())
        .put("created", key.created().toString()));
    json.setAll(ClientWish.json(standing.client().limits()));
    Spent spent = standing.purse().spent();
    json.putObject("spent")
        .put("day", Dollars.exactly(spent.day()))
        .put("month", Dollars.exactly(spent.month()));
    return json;
  }
}
