package avengers.gateway.http;

import avengers.gateway.endpoint.RequestTrace;
import avengers.gateway.log.LoggedRequest;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The first and the last to see a request: it gives it its id, adds what every reply has, and tells
 * what became of it.
 */
record Arrival(Connections connections, Site site) implements Handler<RoutingContext> {
  private static final Logger LOG = LoggerFactory.getLogger(Arrival.class);
  private static final String API = "/v1/";
  private static final String VERSION = "x-avengers-version";

  @Override
  public void handle(RoutingContext context) {
    RequestTrace trace = RequestTrace.begin(context,
        RequestIds.of(context.request().getHeader(RequestIds.HEADER)),
        site.accounts().wantsTexts());
    Context loop = Objects.requireNonNull(Vertx.currentContext());
    Runnable cutShort = () -> loop.runOnContext(now -> trace.cutShort());
    site.use().enter(cutShort);
    LoggedRequest.begin(trace.id());
    context.response().putHeader(RequestIds.HEADER, trace.id());
    context.addHeadersEndHandler(head -> addTo(context, trace));
    connections.requestBegins(context.request());
    context.addEndHandler(ended -> {
      connections.requestEnds(context.request());
      tell(context, trace, ended.succeeded());
      trace.atLast(() -> {
        account(context, trace, ended.succeeded());
        site.use().leave(cutShort);
      });
    });
    context.next();
  }

  private void addTo(RoutingContext context, RequestTrace trace) {
    if (isApi(context)) {
      context.response()
          .putHeader(VERSION, site.version())
          .putHeader("openai-version", "2020-10-01")
          .putHeader("openai-processing-ms", Long.toString(trace.age().toMillis()));
    }
    Compression.decide(context.request());
  }

  private void tell(RoutingContext context, RequestTrace trace, boolean complete) {
    int status = context.response().getStatusCode();
    if (isApi(context) && !trace.isTaken() && status >= 400) {
      site.meters().requestRefused(status >= 500 ? "failed" : "rejected");
    }
    LOG.atLevel(status >= 500 ? Level.WARN : Level.DEBUG)
        .log("{} {} {} {} {} {} ms", trace.method(), trace.path(), trace.model(),
            status, complete ? "sent" : "client left", trace.age().toMillis());
  }

  private void account(RoutingContext context, RequestTrace trace, boolean complete) {
    HttpServerResponse response = context.response();
    OptionalInt status = response.headWritten()
        ? OptionalInt.of(response.getStatusCode())
        : OptionalInt.empty();
    if (!site.accounts().tell(trace.client(), trace.story(status, complete), trace.isTaken())) {
      site.meters().accessLineLost();
    }
  }

  private static boolean isApi(RoutingContext context) {
    String path = context.request().path();
    return path != null && path.startsWith(API);
  }
}
