package avengers.gateway.http;

import avengers.gateway.endpoint.RequestTrace;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ErrorKind;
import avengers.gateway.security.RequestRate;
import avengers.gateway.security.RequestRate.Allowance;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/**
 * Refuses requests beyond a client's rate, and tells every client how much is left. Only what asks
 * a model counts.
 */
record RateLimit(RequestRate rate) implements Handler<RoutingContext> {
  @Override
  public void handle(RoutingContext context) {
    if (HttpMethod.POST.equals(context.request().method())) {
      count(context);
    } else {
      context.next();
    }
  }

  private void count(RoutingContext context) {
    Allowance allowance = rate.take(RequestTrace.of(context).client());
    HttpServerResponse response = context.response()
        .putHeader("x-ratelimit-limit-requests", Long.toString(allowance.limit()))
        .putHeader("x-ratelimit-remaining-requests", Long.toString(allowance.remaining()))
        .putHeader("x-ratelimit-reset-requests", text(allowance.reset()));
    if (allowance.granted()) {
      context.next();
    } else {
      long milliseconds = Math.ceilDiv(allowance.retryIn().toNanos(), 1_000_000);
      response.putHeader("retry-after-ms", Long.toString(milliseconds));
      context.fail(new ApiException(ApiError.of(ErrorKind.RATE_LIMITED,
          "Rate limit reached: " + allowance.limit() + " requests per minute. Try again in "
              + text(allowance.retryIn()) + ".")
          .withCode("rate_limit_exceeded")
          .withRetryAfter(Optional.of(Long.toString(Math.ceilDiv(milliseconds, 1_000))))));
    }
  }

  /** A duration as OpenAI writes it: {@code 120ms}, {@code 1.5s}, {@code 6m0s}. Rounded up. */
  static String text(Duration duration) {
    long milliseconds = Math.ceilDiv(duration.toNanos(), 1_000_000);
    if (milliseconds < 1_000) {
      return milliseconds + "ms";
    }
    String seconds = seconds(milliseconds % 60_000);
    return milliseconds < 60_000 ? seconds : milliseconds / 60_000 + "m" + seconds;
  }

  private static String seconds(long milliseconds) {
    long rest = milliseconds % 1_000;
    return milliseconds / 1_000
        + (rest == 0 ? "" : "." + String.format("%03d", rest).replaceAll("0+$", "")) + "s";
  }
}
