package avengers.gateway.http;

import avengers.gateway.endpoint.RequestTrace;
import avengers.gateway.endpoint.Waiting;
import avengers.gateway.metrics.KeyMeters;
import avengers.gateway.security.RequestRate;
import avengers.gateway.security.Standing;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Refuses requests beyond a client's rate, and tells every client how much is left. Only what asks
 * a model counts.
 */
record RateLimit(KeyMeters meters) implements Handler<RoutingContext> {
  @Override
  public void handle(RoutingContext context) {
    RequestTrace trace = RequestTrace.of(context);
    Optional<RequestRate> rate = trace.standing().flatMap(Standing::requests);
    if (rate.isPresent() && HttpMethod.POST.equals(context.request().method())) {
      count(context, trace, rate.get());
    } else {
      context.next();
    }
  }

  private void count(RoutingContext context, RequestTrace trace, RequestRate rate) {
    Waiting waiting = new Waiting("requests", rate.take());
    waiting.tell(context.response());
    if (waiting.allowance().granted()) {
      context.next();
    } else {
      meters.refused(trace.client().name(), "requests");
      context.fail(waiting.refusal());
    }
  }
}
