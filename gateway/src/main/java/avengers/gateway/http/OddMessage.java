package avengers.gateway.http;

import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ErrorKind;
import io.netty.handler.codec.DecoderException;

/** Why the head of a request is refused that Netty could read. */
final class OddMessage extends DecoderException {
  private static final long serialVersionUID = 1L;

  private final transient ApiError error;

  OddMessage(ApiError error) {
    super(error.message());
    this.error = error;
  }

  /** A message that is not what HTTP asks for. */
  static ApiError notHttp(String what) {
    return ApiError.of(ErrorKind.INVALID_REQUEST, "The request is not valid HTTP: " + what + ".");
  }

  /** What the client is told. */
  ApiError error() {
    return error;
  }
}
