package avengers.gateway.backend;

import avengers.gateway.openai.JsonWeight;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/** The body of a backend's response, up to a size that no honest answer has. */
final class UpstreamBody {
  /** An error says what it has to say within this. */
  private static final int LONGEST_ERROR = 256 << 10;

  private UpstreamBody() {}

  /** Reads it whole; fails if it breaks off, takes too long, or is too large. */
  static Future<Buffer> read(HttpClientResponse response, Intake intake) {
    if (response.statusCode() != 200) {
      return beginning(response, intake);
    }
    Buffer body = Buffer.buffer();
    JsonWeight weight = new JsonWeight();
    intake.clock().bodyBegins();
    if (!intake.mayBe(declaredLength(response))) {
      return response.end().map(ended -> body);
    }
    response.handler(chunk -> {
      intake.clock().pieceCame();
      int length = body.length() + chunk.length();
      if (length > HeldBytes.FREE) {
        weight.add(chunk.getBytes());
      }
      if (intake.takes(length, weight.bytes())) {
        body.appendBuffer(chunk);
      }
    });
    return response.end().map(ended -> body);
  }

  /** 0 if it says nothing; whether it is true is seen later. */
  private static long declaredLength(HttpClientResponse response) {
    try {
      return Long.parseLong(response.headers().get("content-length"));
    } catch (NumberFormatException noneOrNonsense) {
      return 0;
    }
  }

  /** Reads as much of an error as may be read; fails if it takes too long, or breaks off. */
  private static Future<Buffer> beginning(HttpClientResponse response, Intake intake) {
    Buffer body = Buffer.buffer();
    intake.clock().bodyBegins();
    response.handler(chunk -> {
      intake.clock().pieceCame();
      if (body.length() + chunk.length() > LONGEST_ERROR) {
        response.request().reset();
      } else {
        body.appendBuffer(chunk);
      }
    });
    return response.end()
        .map(ended -> body)
        .recover(problem -> body.length() > 0
            ? Future.succeededFuture(body)
            : Future.failedFuture(problem));
  }
}
