package avengers.gateway.endpoint;

import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ErrorKind;
import avengers.gateway.security.Allowance;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * What a client is told of its rates, in OpenAI's headers.
 *
 * @param unit {@code requests} or {@code tokens}
 */
public record Waiting(String unit, Allowance allowance) {
  /** Tells what is left. */
  public void tell(HttpServerResponse response) {
    response.putHeader("x-ratelimit-limit-" + unit, Long.toString(allowance.limit()))
        .putHeader("x-ratelimit-remaining-" + unit, Long.toString(allowance.remaining()))
        .putHeader("x-ratelimit-reset-" + unit, text(allowance.reset()));
    if (!allowance.granted()) {
      response.putHeader("retry-after-ms", Long.toString(milliseconds(allowance.retryIn())));
    }
  }

  /** What a client is told that must wait. */
  public ApiException refusal() {
    return new ApiException(ApiError.of(ErrorKind.RATE_LIMITED,
        "Rate limit reached: " + allowance.limit() + " " + unit + " per minute. Try again in "
            + text(allowance.retryIn()) + ".")
        .withCode("rate_limit_exceeded")
        .withRetryAfter(Optional.of(seconds(allowance.retryIn()))));
  }

  /** As the header {@code Retry-After} has it, rounded up. */
  static String seconds(Duration duration) {
    return Long.toString(Math.ceilDiv(milliseconds(duration), 1_000));
  }

  private static long milliseconds(Duration duration) {
    return Math.ceilDiv(duration.toNanos(), 1_000_000);
  }

  /** A duration as OpenAI writes it: {@code 120ms}, {@code 1.5s}, {@code 6m0s}. Rounded up. */
  public static String text(Duration duration) {
    long milliseconds = milliseconds(duration);
    if (milliseconds < 1_000) {
      return milliseconds + "ms";
    }
    String seconds = fraction(milliseconds % 60_000);
    return milliseconds < 60_000 ? seconds : milliseconds / 60_000 + "m" + seconds;
  }

  private static String fraction(long milliseconds) {
    long rest = milliseconds % 1_000;
    return milliseconds / 1_000
        + (rest == 0 ? "" : "." + String.format("%03d", rest).replaceAll("0+$", "")) + "s";
  }
}
