package avengers.gateway.endpoint;

import avengers.gateway.account.Accounts;
import avengers.gateway.answer.EnsembleService;
import avengers.gateway.backend.Retries;
import avengers.gateway.config.EnsembleOverride;
import avengers.gateway.config.GatewayConfig;
import avengers.gateway.config.MediaUrls;
import avengers.gateway.metrics.GatewayMeters;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;

/** All endpoints of the API. */
public final class Endpoints {
  private final Vertx vertx;
  private final Models models;
  private final ChatAnswering chats;
  private final Duration deadline;
  private final MediaUrls mediaUrls;
  private final GatewayMeters meters;
  private final Retries retries;
  private final KeyLimits limits;
  private final RecentHandler recent;
  /** Seconds since 1970; the same on every event loop. */
  private final long created = Instant.now().getEpochSecond();

  /** The endpoints of a configuration. */
  public Endpoints(Vertx vertx, GatewayConfig config, Models models,
      EnsembleService service, GatewayMeters meters, Accounts accounts,
      AnswerReuses reuses) {
    this.vertx = vertx;
    this.models = models;
    this.chats = new ChatAnswering(vertx, models,
        new EnsembleOverride(new HashSet<>(config.chatModels())), service,
        reuses,
        config.server().http().keepAlive());
    this.deadline = config.server().deadline();
    this.mediaUrls = config.server().http().limits().mediaUrls();
    this.meters = meters;
    this.retries = service.retries();
    this.limits = new KeyLimits(models, meters.keys());
    this.recent = new RecentHandler(accounts.recent());
  }

  /**
   * Adds the routes.
   *
   * @param body reads the body of a request
   */
  public void addTo(Router router, Handler<RoutingContext> body) {
    ModelsHandler list = new ModelsHandler(models, created);
    router.get("/v1/models").handler(list);
    router.get("/v1/models/:model").handler(list::one);
    // Many names have slashes, and few clients encode them.
    router.getWithRegex("/v1/models/(?<model>.+/.+)").handler(list::one);
    router.post("/v1/chat/completions").handler(body).handler(handler(new ChatEndpoint(chats)));
    router.post("/v1/completions")
        .handler(body)
        .handler(handler(new CompletionsEndpoint(models, chats)));
    router.post("/v1/embeddings")
        .handler(body)
        .handler(handler(new EmbeddingsEndpoint(vertx, models)));
    router.post("/v1/responses")
        .handler(body)
        .handler(handler(new ResponsesEndpoint(models, chats)));
    router.post("/v1/avengers/plan").handler(body).handler(handler(new PlanEndpoint(chats)));
    router.get("/v1/avengers/requests/:request").handler(recent);
    router.routeWithRegex("/v1/responses/.+").handler(ResponsesEndpoint::noneKept);
  }

  private EndpointHandler handler(Endpoint endpoint) {
    Endpoint checked = switch (mediaUrls) {
      case ANY -> endpoint;
      case DATA_ONLY -> new WithoutAddresses(vertx, endpoint);
    };
    return new EndpointHandler(vertx, checked, deadline, limits, meters, retries);
  }
}
