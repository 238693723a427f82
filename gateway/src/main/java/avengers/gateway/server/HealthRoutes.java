package avengers.gateway.server;

import avengers.gateway.backend.Backend;
import avengers.gateway.config.RouterConfig;
import avengers.gateway.endpoint.WholeReply;
import avengers.gateway.http.AdminRoutes;
import avengers.gateway.http.Readiness;
import avengers.gateway.openai.Json;
import avengers.gateway.server.Edition.ReadRouter;
import avengers.gateway.store.Storage;
import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the gateway is, for people and scripts that look after it: what it runs by, and what it knows
 * of its backends.
 *
 * @param last the last time that the configuration was read again, if there was one
 * @param storage where keys and spending are kept, if they are
 */
record HealthRoutes(Readiness readiness,
    Generations generations,
    Supplier<Optional<LastReload>> last,
    Supplier<Optional<Storage>> storage) implements AdminRoutes {
  @Override
  public void addTo(Router router, Handler<RoutingContext> body) {
    router.get("/health")
        .handler(context -> WholeReply.send(context, "application/json",
            report().toPrettyString() + '\n'));
  }

  private ObjectNode report() {
    Generation current = generations.current();
    ObjectNode report = Json.MAPPER.createObjectNode()
        .put("status", readiness.isReady() ? "ready" : "not_ready")
        .put("requests", generations.requests());
    report.set("configuration", configuration(current));
    current.edition()
        .router()
        .ifPresent(router -> report.set("router",
            router(current.edition().config().router().orElseThrow(), router)));
    current.embedder()
        .ifPresent(loaded -> report.putObject("embedder")
            .put("fingerprint", loaded.embedder().fingerprint())
            .put("waiting", loaded.queries().waiting()));
    storage.get()
        .ifPresent(kept -> report.putObject("storage")
            .put("up", kept.isUp())
            .put("waiting", kept.waiting()));
    ArrayNode backends = report.putArray("backends");
    current.backends().forEach(backend -> backends.add(backend(backend)));
    last.get().ifPresent(reload -> report.set("last_reload", reload(reload)));
    return report;
  }

  private ObjectNode configuration(Generation current) {
    return Json.MAPPER.createObjectNode()
        .put("version", current.version().text())
        .put("loaded", current.version().loaded().toString())
        .put("versions_in_use", generations.count());
  }

  private static ObjectNode router(RouterConfig config, ReadRouter read) {
    return Json.MAPPER.createObjectNode()
        .put("file", config.file().toString())
        .put("fingerprint", read.fingerprint())
        .put("read", read.when().toString())
        .put("clusters", read.router().centroids().count())
        .put("queries", read.router().provenance().queries());
  }

  private static ObjectNode backend(Backend backend) {
    ObjectNode told = Json.MAPPER.createObjectNode()
        .put("model", backend.model())
        .put("healthy", backend.isHealthy());
    ArrayNode replicas = told.putArray("replicas");
    backend.replicas()
        .forEach(replica -> replicas.addObject()
            .put("address", replica.address())
            .put("state", replica.state().label())
            .put("calls", replica.calls()));
    return told;
  }

  private static ObjectNode reload(LastReload reload) {
    ObjectNode told = Json.MAPPER.createObjectNode()
        .put("when", reload.when().toString())
        .put("cause", reload.cause())
        .put("outcome", reload.outcome().word());
    if (reload.outcome() instanceof ReloadOutcome.Refused(Version _, String reason)) {
      told.put("reason", reason);
    }
    return told;
  }
}
