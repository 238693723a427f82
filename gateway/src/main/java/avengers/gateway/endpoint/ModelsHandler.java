package avengers.gateway.endpoint;

import avengers.gateway.config.ClientLimits;
import avengers.gateway.openai.Json;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists the names that clients may ask, or tells of one. */
final class ModelsHandler implements Handler<RoutingContext> {
  private final Models models;
  private final long created;

  /**
   * A list that stays as it is.
   *
   * @param created seconds since 1970, which OpenAI's format asks for
   */
  ModelsHandler(Models models, long created) {
    this.models = models;
    this.created = created;
  }

  @Override
  public void handle(RoutingContext context) {
    ObjectNode list = Json.MAPPER.createObjectNode().put("object", "list");
    ArrayNode data = list.putArray("data");
    models.all()
        .stream()
        .filter(asked -> limits(context).allow(asked.name()))
        .forEach(asked -> data.add(model(asked, asked.name())));
    send(context, list);
  }

  /** Tells of the model whose name is in the path. */
  void one(RoutingContext context) {
    String name = Objects.requireNonNull(context.pathParam("model"));
    Asked asked = models.asked(name);
    if (!limits(context).allow(asked.name())) {
      throw KeyLimits.notAllowed(asked.name());
    }
    send(context, model(asked, name));
  }

  private static ClientLimits limits(RoutingContext context) {
    return RequestTrace.of(context).client().limits();
  }

  private static void send(RoutingContext context, ObjectNode body) {
    WholeReply.send(context, "application/json", body.toString());
  }

  private ObjectNode model(Asked asked, String name) {
    return Json.MAPPER.createObjectNode()
        .put("id", name)
        .put("object", "model")
        .put("created", created)
        .put("owned_by", owner(asked));
  }

  private static String owner(Asked asked) {
    return switch (asked) {
      case Asked.Ensemble _,Asked.Embedder _ -> "avengers";
      case Asked.Single _ -> "backend";
    };
  }
}
