package avengers.gateway.http;

import avengers.gateway.endpoint.RequestTrace;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ErrorKind;
import avengers.gateway.security.ApiKeys;
import avengers.gateway.security.Client;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Lets through who shows a key. */
record KeyCheck(ApiKeys keys) implements Handler<RoutingContext> {
  private static final String HOW = " Send it as 'Authorization: Bearer KEY'.";

  @Override
  public void handle(RoutingContext context) {
    Optional<String> shown = Optional.ofNullable(context.request().getHeader("authorization"));
    Optional<Client> client = keys.client(shown);
    if (client.isPresent()) {
      RequestTrace.of(context).comesFrom(client.get());
      context.next();
    } else {
      context.response().putHeader("www-authenticate", "Bearer");
      context.fail(new ApiException(ApiError.of(ErrorKind.UNAUTHENTICATED,
          (shown.isPresent() ? "The API key is not correct." : "An API key is missing.") + HOW)
          .withCode("invalid_api_key")));
    }
  }
}
