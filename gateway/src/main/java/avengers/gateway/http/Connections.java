package avengers.gateway.http;

import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ErrorKind;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerConnection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The connections of clients, of which there are only so many. One that is idle is closed after a
 * while, however long its requests took before: Vert.x's own timer would also end a request whose
 * answer is long in the making. One on which a request's head does not come to its end is closed
 * sooner. Used on one event loop only.
 */
public final class Connections {
  private static final long CLOSING_SECONDS = 1;
  private static final String DECODER = "httpDecoder";
  private static final String IDLE = "idle";

  /** For the answers of a connection on which nobody has shown a key to be taken. */
  private static final long STRANGER_SECONDS = 2;
  /** As many of them as may wait for longer. */
  private static final int STRANGER_STREAMS = 10;
  /** No answer takes longer. */
  private static final long LAST_ANSWER_HOURS = 1;

  private final Vertx vertx;
  private final Listening listening;
  private final Map<HttpConnection, Use> open = new HashMap<>();
  private final Promise<Void> drained = Promise.promise();
  private boolean draining;
  private boolean stopping;

  Connections(Vertx vertx, Listening listening) {
    this.vertx = vertx;
    this.listening = listening;
  }

  /** What a connection is used for. */
  final class Use {
    private static final long NONE = -1;

    private final HttpConnection connection;
    private int requests;
    private long soFar;
    private long idleSince = System.nanoTime();
    private long headTimer = NONE;
    private long idleTimer = NONE;
    private long strangerTimer = NONE;
    private boolean admitted;
    /** The last request, as long as not all of it has come, or it is not answered. */
    private @Nullable HttpServerRequest last;

    private Use(HttpConnection connection) {
      this.connection = connection;
    }

    private void requestBegins(HttpServerRequest request) {
      requests++;
      soFar++;
      last = request;
      stopHeadTimer();
      if (!admitted && strangerTimer == NONE && streams() > STRANGER_STREAMS) {
        strangerTimer = vertx.setTimer(TimeUnit.SECONDS.toMillis(STRANGER_SECONDS),
            fired -> endStranger());
      }
    }

    /** Each stream takes kilobytes, and who takes no answer can have a hundred for nothing. */
    private void endStranger() {
      strangerTimer = NONE;
      if (!admitted && streams() > STRANGER_STREAMS) {
        connection.close();
      }
    }

    /** How many requests of HTTP/2 have come whose answers have not gone. */
    private int streams() {
      return ((HttpServerConnection) connection).channelHandlerContext()
          .handler() instanceof Http2ConnectionHandler http2
              ? http2.connection().numActiveStreams()
              : 0;
    }

    private void requestEnds() {
      requests--;
      idleSince = System.nanoTime();
      forgetLast();
      if (draining && requests == 0) {
        connection.shutdown(CLOSING_SECONDS, TimeUnit.SECONDS);
      }
    }

    /** An idle connection holds nothing. */
    private void forgetLast() {
      HttpServerRequest current = last;
      if (requests == 0 && current != null && current.isEnded()) {
        last = null;
      }
    }

    long requestsSoFar() {
      return soFar;
    }

    /**
     * Bytes came.
     *
     * @param before how many requests had begun before they did: without a new one, they are part
     * of a head, or of a body that nobody wants
     */
    void bytesCame(ChannelHandlerContext channel, long before) {
      forgetLast();
      if (soFar == before && requests == 0 && headTimer == NONE) {
        headTimer = vertx.setTimer(listening.limits().headerTimeout().toMillis(), late -> {
          listening.meters().slowHead();
          breakOff(channel, slowHead());
        });
      }
    }

    /** An error in a request that waits for an earlier one is no answer to that. */
    private void bodyBroke(ChannelHandlerContext channel, ApiError why, long request) {
      if (request > soFar) {
        connection.close();
      } else {
        breakOff(channel, why);
      }
    }

    /** Who is being answered, or has been and is still sending, is told nothing more. */
    private void breakOff(ChannelHandlerContext channel, ApiError why) {
      HttpServerRequest current = last;
      boolean untold = current == null || (requests == 1 && !current.response().headWritten());
      if (untold) {
        LastWords.say(channel, why);
      } else {
        connection.close();
      }
    }

    private void stopHeadTimer() {
      if (headTimer != NONE) {
        vertx.cancelTimer(headTimer);
        headTimer = NONE;
      }
    }

    private void look() {
      long idle = listening.idleTimeout().toMillis();
      long left = idle - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - idleSince);
      if (requests == 0 && left <= 0) {
        connection.shutdown(CLOSING_SECONDS, TimeUnit.SECONDS);
      } else {
        lookAgain(requests == 0 ? left : idle);
      }
    }

    private void lookAgain(long milliseconds) {
      idleTimer = vertx.setTimer(Math.max(1, milliseconds), fired -> look());
    }

    /** A timer that runs on would keep all that belongs to the connection in memory. */
    private void closed() {
      stopHeadTimer();
      vertx.cancelTimer(idleTimer);
      vertx.cancelTimer(strangerTimer);
    }
  }

  void opened(HttpConnection connection) {
    Use use = new Use(connection);
    open.put(connection, use);
    int all = listening.meters().opened();
    connection.closeHandler(closed -> {
      open.remove(connection);
      listening.meters().closed();
      use.closed();
      endIfDrained();
    });
    ChannelPipeline pipeline = ((HttpServerConnection) connection).channelHandlerContext()
        .pipeline();
    pipeline.replace(IdleStateHandler.class, IDLE, new IdleStateHandler(0, 0,
        listening.silence().toMillis(), TimeUnit.MILLISECONDS));
    Optional<ChannelHandlerContext> channel = watch(pipeline, use);
    if (all > listening.limits().maxConnections()) {
      listening.meters().tooMany();
      channel.ifPresentOrElse(client -> LastWords.say(client, tooMany()), connection::close);
    } else {
      use.lookAgain(listening.idleTimeout().toMillis());
    }
  }

  /** Reads HTTP/1 strictly, and sees its bytes; empty if that is not what is spoken. */
  private Optional<ChannelHandlerContext> watch(ChannelPipeline pipeline, Use use) {
    if (pipeline.get(DECODER) == null) {
      return Optional.empty();
    }
    HeadWatch watch = new HeadWatch(use);
    pipeline.replace(DECODER, DECODER, new StrictDecoder(listening.options(), use::bodyBroke));
    pipeline.addBefore(DECODER, "headWatch", watch);
    return Optional.of(pipeline.context(watch));
  }

  void requestBegins(HttpServerRequest request) {
    Use use = open.get(request.connection());
    if (use != null) {
      use.requestBegins(request);
    }
  }

  /** It was let in, with a key if one is needed. */
  void admitted(HttpServerRequest request) {
    Use use = open.get(request.connection());
    if (use != null) {
      use.admitted = true;
    }
  }

  void requestEnds(HttpServerRequest request) {
    Use use = open.get(request.connection());
    if (use != null) {
      use.requestEnds();
    }
  }

  /** From now on a connection ends with the answer to the next request on it. */
  void drain() {
    draining = true;
  }

  /** Tells the client whether its connection ends with the answer. */
  void announceEnd(HttpServerRequest request) {
    if (draining && request.version() == HttpVersion.HTTP_2) {
      request.connection().shutdown(LAST_ANSWER_HOURS, TimeUnit.HOURS);
    } else if (draining) {
      request.response().putHeader("connection", "close");
    }
  }

  /** Ends when none is left. The server has been told to take no more. */
  Future<Void> drained() {
    stopping = true;
    endIfDrained();
    return drained.future();
  }

  private void endIfDrained() {
    if (stopping && open.isEmpty()) {
      drained.tryComplete();
    }
  }

  private ApiError slowHead() {
    return ApiError.of(ErrorKind.REQUEST_TIMEOUT, "The request's head did not come within "
        + listening.limits().headerTimeout().toMillis() + " ms.").withCode("request_timeout");
  }

  private static ApiError tooMany() {
    return ApiError.of(ErrorKind.UNAVAILABLE, "The gateway has too many connections.")
        .withCode("too_many_connections")
        .withRetryAfter(Optional.of("1"));
  }
}
