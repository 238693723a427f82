package avengers.gateway.http;

import avengers.gateway.endpoint.RequestTrace;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ErrorKind;
import avengers.gateway.security.Admission;
import avengers.gateway.security.Keyring;
import avengers.gateway.security.Standing;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Lets through who shows a key. */
record KeyCheck(Keyring keys, Connections connections) implements Handler<RoutingContext> {
  private static final String HOW = " Send it as 'Authorization: Bearer KEY'.";

  /** Seconds until the keys may be there. */
  private static final String RETRY_AFTER = "2";

  @Override
  public void handle(RoutingContext context) {
    switch (keys.admit(Optional.ofNullable(context.request().getHeader("authorization")))) {
      case Admission.Granted(Standing standing) -> {
        RequestTrace.of(context).comesFrom(standing);
        connections.admitted(context.request());
        context.next();
      }
      case Admission.KeyMissing _ -> refuse(context, "An API key is missing." + HOW,
          "invalid_api_key");
      case Admission.KeyWrong _ -> refuse(context, "The API key is not correct." + HOW,
          "invalid_api_key");
      case Admission.KeyExpired _ -> refuse(context, "The API key has expired.",
          "api_key_expired");
      case Admission.KeysAway _ -> context.fail(new ApiException(ApiError.of(
          ErrorKind.UNAVAILABLE, "The API key cannot be checked at the moment; try again later.")
          .withCode("keys_unavailable")
          .withRetryAfter(Optional.of(RETRY_AFTER))));
    }
  }

  private static void refuse(RoutingContext context, String message, String code) {
    context.response().putHeader("www-authenticate", "Bearer");
    context.fail(new ApiException(
        ApiError.of(ErrorKind.UNAUTHENTICATED, message).withCode(code)));
  }
}
