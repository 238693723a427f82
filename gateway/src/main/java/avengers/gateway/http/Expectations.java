package avengers.gateway.http;

import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ErrorKind;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.Optional;

/** A client may ask to be told that it shall send its body: curl does for large ones. */
final class Expectations {
  private static final String CONTINUE = "100-continue";

  private Expectations() {}

  /** Whether the client waits with its body until it is told to go on. */
  static boolean waits(HttpServerRequest request) {
    return request.version() != HttpVersion.HTTP_1_0
        && CONTINUE.equals(MediaTypes.lower(request.getHeader("expect")));
  }

  /** Why a request is refused whose client expects something else. */
  static Optional<ApiError> refusal(HttpServerRequest request) {
    String expected = MediaTypes.lower(request.getHeader("expect"));
    return expected.isEmpty() || expected.equals(CONTINUE)
        ? Optional.empty()
        : Optional.of(ApiError.of(ErrorKind.EXPECTATION_FAILED,
            "The request's Expect header must be 100-continue, or left out."));
  }
}
