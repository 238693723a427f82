package avengers.gateway.http;

import avengers.gateway.config.CorsConfig;
import avengers.gateway.config.Loopback;
import avengers.gateway.endpoint.RequestTrace;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ErrorKind;
import avengers.gateway.security.Client;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps pages of other places from asking models where this machine needs no key to: any page can
 * have a browser send a POST here, and one with a name that was made to lead here (DNS rebinding)
 * reads the answer, too. Browsers tell the page's origin with each POST.
 *
 * @param cors pages that are let in
 */
record PageGate(Optional<CorsConfig> cors) implements Handler<RoutingContext> {
  private static final Pattern ORIGIN = Pattern.compile("https?://(\\[[^]]*]|[^:/]*)(:\\d+)?");

  @Override
  public void handle(RoutingContext context) {
    String origin = context.request().getHeader("origin");
    if (origin == null || !HttpMethod.POST.equals(context.request().method())
        || !RequestTrace.of(context).client().equals(Client.ANYBODY) || isLetIn(origin)) {
      context.next();
    } else {
      context.fail(new ApiException(ApiError.of(ErrorKind.FORBIDDEN, "Pages of other origins are "
          + "not let in without a key, unless the gateway's setting 'cors' names them.")
          .withCode("origin_not_allowed")));
    }
  }

  private boolean isLetIn(String origin) {
    Matcher parts = ORIGIN.matcher(origin);
    return (parts.matches() && Loopback.isName(parts.group(1)))
        || cors.filter(config -> config.allows(origin)).isPresent();
  }
}
