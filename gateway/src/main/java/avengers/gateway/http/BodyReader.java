package avengers.gateway.http;

import avengers.gateway.endpoint.RequestTrace;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ErrorKind;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads the body of a request, unpacks it, and hands it on. Too large a body is refused as soon as
 * that shows, and one that does not come in time, too.
 *
 * @param limit bytes at most, packed and unpacked
 * @param timeout for all of it to come
 * @param stall for some more of it to come
 */
record BodyReader(Vertx vertx, int limit, Duration timeout, Duration stall)
    implements
      Handler<RoutingContext> {
  /**
   * What a client still sends is read for so long: a connection closed at once loses the answer.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  @Override
  public void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    MediaTypes.refusal(request)
        .or(() -> Expectations.refusal(request))
        .ifPresentOrElse(refused -> context.fail(new ApiException(refused)),
            () -> read(context));
  }

  private void read(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (declaredLength(request) > limit) {
      refuse(context, tooLarge());
      return;
    }
    if (Expectations.waits(request)) {
      context.response().writeContinue();
    }
    Buffer body = Buffer.buffer();
    BodyTimer timer = new BodyTimer(vertx, timeout, stall, body::length,
        late -> refuse(context, tooSlow(late)));
    Optional<RequestTrace> trace = RequestTrace.find(context);
    trace.ifPresent(reading -> reading.whenCutShort(() -> {
      timer.stop();
      refuse(context, stopping());
    }));
    request.exceptionHandler(problem -> {
      timer.stop();
      context.fail(400);
    });
    request.handler(chunk -> {
      if (body.length() + chunk.length() > limit) {
        timer.stop();
        refuse(context, tooLarge());
      } else {
        body.appendBuffer(chunk);
      }
    });
    request.endHandler(ended -> {
      timer.stop();
      trace.ifPresent(read -> read.whenCutShort(() -> {}));
      unpack(context, body).onSuccess(unpacked -> handOn(context, unpacked))
          .onFailure(context::fail);
    });
    request.resume();
  }

  /** Who left while the body was unpacked is not told of any more, and asks nobody. */
  private static void handOn(RoutingContext context, Buffer body) {
    if (!context.response().closed()) {
      ((RoutingContextInternal) context).setBody(body);
      context.next();
    }
  }

  private static long declaredLength(HttpServerRequest request) {
    String length = request.getHeader("content-length");
    return length == null ? 0 : Long.parseLong(length);
  }

  private static ApiException stopping() {
    return new ApiException(ApiError.of(ErrorKind.UNAVAILABLE,
        "The request's body has not come, and the gateway is being stopped.")
        .withCode("stopping"));
  }

  private static ApiException tooSlow(String what) {
    return new ApiException(ApiError.of(ErrorKind.REQUEST_TIMEOUT, "The request's body " + what)
        .withCode("request_timeout"));
  }

  /** The rest of the body is thrown away; the connection, which it would block, ends with it. */
  private void refuse(RoutingContext context, ApiException why) {
    HttpServerRequest request = context.request();
    request.handler(rest -> {});
    if (request.version() != HttpVersion.HTTP_2) {
      context.response().putHeader("connection", "close");
      vertx.setTimer(PATIENCE.toMillis(), late -> request.connection().close());
      request.endHandler(ended -> request.connection().close());
    }
    context.fail(why);
  }

  private Future<Buffer> unpack(RoutingContext context, Buffer packed) {
    ContentCoding coding = ContentCoding
        .of(MediaTypes.lower(context.request().getHeader("content-encoding")))
        .orElseThrow();
    return coding == ContentCoding.IDENTITY
        ? Future.succeededFuture(packed)
        : vertx.executeBlocking(() -> unpack(coding, packed.getBytes()), false)
            .map(Objects::requireNonNull);
  }

  private Buffer unpack(ContentCoding coding, byte[] packed) {
    byte[] body;
    try {
      body = coding.unpack(packed, limit);
    } catch (IOException e) {
      throw new ApiException(ApiError.of(ErrorKind.INVALID_REQUEST,
          "The request's body is not packed as its Content-Encoding says."));
    }
    if (body.length > limit) {
      throw tooLarge();
    }
    return Buffer.buffer(body);
  }

  private ApiException tooLarge() {
    return new ApiException(ApiError.of(ErrorKind.TOO_LARGE,
        String.format(Locale.ROOT, "The request's body is larger than %,d bytes, the limit that "
            + "the gateway's setting 'max-body' sets.", limit))
        .withCode("request_too_large"));
  }
}
