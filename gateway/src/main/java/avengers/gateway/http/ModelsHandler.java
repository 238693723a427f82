package avengers.gateway.http;

import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.openai.Json;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists the names that clients may ask: ensembles first, then backends. */
final class ModelsHandler implements Handler<RoutingContext> {
  private final String body;

  /**
   * A list that stays as it is.
   *
   * @param created seconds since 1970, which OpenAI's format asks for
   */
  ModelsHandler(List<EnsembleConfig> ensembles, Collection<String> backends, long created) {
    ObjectNode list = Json.MAPPER.createObjectNode().put("object", "list");
    ArrayNode models = list.putArray("data");
    ensembles.forEach(ensemble -> add(models, ensemble.name(), "avengers", created));
    backends.forEach(backend -> add(models, backend, "backend", created));
    this.body = list.toString();
  }

  private static void add(ArrayNode models, String id, String owner, long created) {
    models.addObject()
        .put("id", id)
        .put("object", "model")
        .put("created", created)
        .put("owned_by", owner);
  }

  @Override
  public void handle(RoutingContext context) {
    context.response().putHeader("content-type", "application/json").end(body);
  }
}
