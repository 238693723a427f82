package avengers.gateway.http;

import avengers.gateway.config.Loopback;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ErrorKind;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Keeps pages in browsers out of the admin port: those that come from elsewhere, and, where no key
 * is needed, those that were given a name of their own for this machine (DNS rebinding).
 */
record AdminGate(boolean keyed) implements Handler<RoutingContext> {
  private static final String SCHEME = "http://";

  @Override
  public void handle(RoutingContext context) {
    refusal(context.request()).ifPresentOrElse(
        refused -> context.fail(new ApiException(refused)), context::next);
  }

  private Optional<ApiError> refusal(HttpServerRequest request) {
    String host = host(request);
    if (!keyed && !host.isEmpty() && !Loopback.isName(name(host))) {
      return Optional.of(ApiError.of(ErrorKind.FORBIDDEN, "Without an admin key this port is "
          + "asked by a name of the machine itself, such as 127.0.0.1.")
          .withCode("host_not_allowed"));
    }
    String origin = request.getHeader("origin");
    return origin == null || origin.equals(SCHEME + host)
        ? Optional.empty()
        : Optional.of(ApiError.of(ErrorKind.FORBIDDEN, "Pages of other origins are not let in.")
            .withCode("origin_not_allowed"));
  }

  /** As the client wrote it; empty if it did not, as no browser does. */
  private static String host(HttpServerRequest request) {
    HostAndPort authority = request.authority();
    String header = request.getHeader("host");
    return header != null ? header : authority == null ? "" : authority.toString();
  }

  private static String name(String host) {
    int end = host.startsWith("[") ? host.indexOf(']') + 1 : host.indexOf(':');
    return end > 0 ? host.substring(0, end) : host;
  }
}
