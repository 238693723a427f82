package avengers.gateway.endpoint;

import avengers.gateway.account.RecentRequests;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ErrorKind;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/**
 * Tells a client what became of its request. One of another client's, one that is forgotten and one
 * that is still being answered are all none.
 */
record RecentHandler(RecentRequests requests) implements Handler<RoutingContext> {
  @Override
  public void handle(RoutingContext context) {
    String id = Objects.requireNonNull(context.pathParam("request"));
    String story = requests.find(RequestTrace.of(context).client().id(), id)
        .orElseThrow(() -> new ApiException(ApiError.of(ErrorKind.NOT_FOUND,
            "No request of this id is known; the last ones are, when they have ended.")
            .withCode("request_not_found")));
    WholeReply.send(context, "application/json", story);
  }
}
