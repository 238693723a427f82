package avengers.gateway.http;

import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ErrorKind;
import avengers.gateway.security.ApiKeys;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Lets through who shows a key. */
record KeyCheck(ApiKeys keys) implements Handler<RoutingContext> {
  @Override
  public void handle(RoutingContext context) {
    if (keys.allow(Optional.ofNullable(context.request().getHeader("authorization")))) {
      context.next();
    } else {
      context.response().putHeader("www-authenticate", "Bearer");
      context.fail(new ApiException(ApiError.of(ErrorKind.UNAUTHENTICATED,
          "Incorrect or missing API key. Send it as 'Authorization: Bearer KEY'.")
          .withCode("invalid_api_key")));
    }
  }
}
