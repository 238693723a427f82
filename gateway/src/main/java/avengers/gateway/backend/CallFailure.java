package avengers.gateway.backend;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

/** Tells why a call failed from what went wrong. */
public final class CallFailure {
  /** Seconds after which other calls are likely to have left their connections. */
  private static final String SOON = "1";

  private CallFailure() {}

  /**
   * The failure of a call without a response.
   *
   * @param call the scope of the call
   * @param request the scope of the client's request
   */
  static Failure of(String model, Throwable problem, CallScope call, CallScope request) {
    if (!call.ended() && problem instanceof OverloadedException overloaded) {
      return Failure.overloaded(model, overloaded.retryAfter());
    }
    if (!call.ended() && problem instanceof ConnectionPoolTooBusyException) {
      return Failure.overloaded(model, SOON);
    }
    return Failure.because(model, reason(problem, call, request));
  }

  /**
   * The reason of a failure without a response.
   *
   * @param call the scope of the call
   * @param request the scope of the client's request
   */
  public static FailureReason reason(Throwable problem, CallScope call, CallScope request) {
    if (call.lifetime().failure().isPresent()) {
      return call.lifetime().failure().get();
    }
    if (call.lifetime().stopped()) {
      return FailureReason.STOPPED;
    }
    if (call.expired() || request.expired() || problem instanceof TimeoutException) {
      return FailureReason.TIMED_OUT;
    }
    if (request.ended()) {
      return FailureReason.CANCELLED;
    }
    return isUnreachable(problem) ? FailureReason.UNREACHABLE : FailureReason.BROKEN_OFF;
  }

  /** Whether no connection could be made. */
  static boolean isUnreachable(Throwable problem) {
    return problem instanceof ConnectException || problem instanceof NoRouteToHostException
        || problem instanceof UnknownHostException
        || problem.getCause() instanceof UnknownHostException;
  }
}
