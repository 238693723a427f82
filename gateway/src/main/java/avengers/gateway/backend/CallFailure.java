package avengers.gateway.backend;

import avengers.gateway.openai.Json;
import io.vertx.core.buffer.Buffer;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/** Tells why a call failed from what went wrong. */
public final class CallFailure {
  private static final int LONGEST_MESSAGE = 1_000;

  private CallFailure() {}

  /**
   * The failure of a call without a response.
   *
   * @param call the scope of the call
   * @param request the scope of the client's request
   */
  static Failure of(String model, Throwable problem, CallScope call, CallScope request) {
    return problem instanceof OverloadedException overloaded && !call.ended()
        ? Failure.overloaded(model, overloaded.retryAfter())
        : Failure.because(model, reason(problem, call, request));
  }

  /**
   * The reason of a failure without a response.
   *
   * @param call the scope of the call
   * @param request the scope of the client's request
   */
  public static FailureReason reason(Throwable problem, CallScope call, CallScope request) {
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
    return problem instanceof ConnectException || problem instanceof UnknownHostException
        || problem.getCause() instanceof UnknownHostException;
  }

  /** What a backend says is wrong with a request, if it says so as OpenAI would. */
  static Optional<String> message(Buffer content) {
    return Json.read(content.getBytes()).flatMap(tree -> shown(tree.at("/error/message")));
  }

  /** A message that is a text, up to a length. */
  static Optional<String> shown(JsonNode message) {
    return message.isString()
        ? Optional.of(message.asString())
            .map(text -> text.substring(0, Math.min(LONGEST_MESSAGE, text.length())))
        : Optional.empty();
  }
}
