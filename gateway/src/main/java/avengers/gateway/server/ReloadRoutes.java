package avengers.gateway.server;

import avengers.gateway.endpoint.WholeReply;
import avengers.gateway.http.AdminRoutes;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ErrorKind;
import avengers.gateway.openai.Json;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Reads the configuration again when it is asked to, and tells what came of it.
 *
 * @param reload reads it
 */
record ReloadRoutes(Vertx vertx, Supplier<CompletableFuture<ReloadOutcome>> reload)
    implements
      AdminRoutes {
  @Override
  public void addTo(Router router, Handler<RoutingContext> body) {
    router.post("/admin/reload")
        .handler(context -> Future
            .fromCompletionStage(reload.get(), vertx.getOrCreateContext())
            .onSuccess(outcome -> tell(context, outcome))
            .onFailure(context::fail));
  }

  private static void tell(RoutingContext context, ReloadOutcome outcome) {
    switch (outcome) {
      case ReloadOutcome.Applied(Version version) -> tell(context, outcome, version);
      case ReloadOutcome.Unchanged(Version version) -> tell(context, outcome, version);
      case ReloadOutcome.Refused(Version _, String reason) ->
        context.fail(new ApiException(ApiError.of(ErrorKind.UNPROCESSABLE, reason)
            .withCode("configuration_refused")));
    }
  }

  private static void tell(RoutingContext context, ReloadOutcome outcome, Version version) {
    WholeReply.send(context, "application/json", Json.MAPPER.createObjectNode()
        .put("outcome", outcome.word())
        .put("version", version.text())
        .toString());
  }
}
