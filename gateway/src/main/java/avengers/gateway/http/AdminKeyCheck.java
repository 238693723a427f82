package avengers.gateway.http;

import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ErrorKind;
import avengers.gateway.security.AdminKey;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Lets through who shows the admin key. */
record AdminKeyCheck(AdminKey key) implements Handler<RoutingContext> {
  @Override
  public void handle(RoutingContext context) {
    Optional<String> shown = Optional.ofNullable(context.request().getHeader("authorization"));
    if (key.isShownBy(shown)) {
      context.next();
      return;
    }
    context.response().putHeader("www-authenticate", "Bearer");
    context.fail(new ApiException(ApiError.of(ErrorKind.UNAUTHENTICATED, shown.isPresent()
        ? "The admin key is not correct."
        : "The admin key is missing. Send it as 'Authorization: Bearer KEY'.")
        .withCode("invalid_admin_key")));
  }
}
