package avengers.gateway.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The connections on which clients have spoken HTTP. One that is idle is closed after a while,
 * however long its requests took before: Vert.x's own timer would also end a request whose answer
 * is long in the making. Used on one event loop only.
 */
public final class Connections {
  private static final long CLOSING_SECONDS = 1;

  /** No answer takes longer. */
  private static final long LAST_ANSWER_HOURS = 1;

  private final Vertx vertx;
  private final Duration idleTimeout;
  private final Map<HttpConnection, Use> open = new HashMap<>();
  private final Promise<Void> drained = Promise.promise();
  private boolean draining;
  private boolean stopping;

  /** What a connection is used for. */
  private static final class Use {
    private int requests;
    private long idleSince = System.nanoTime();
  }

  Connections(Vertx vertx, Duration idleTimeout) {
    this.vertx = vertx;
    this.idleTimeout = idleTimeout;
  }

  void opened(HttpConnection connection) {
    Use use = new Use();
    open.put(connection, use);
    connection.closeHandler(closed -> {
      open.remove(connection);
      endIfDrained();
    });
    lookAgain(connection, use, idleTimeout.toMillis());
  }

  void requestBegins(HttpConnection connection) {
    Use use = open.get(connection);
    if (use != null) {
      use.requests++;
    }
  }

  void requestEnds(HttpConnection connection) {
    Use use = open.get(connection);
    if (use != null) {
      use.requests--;
      use.idleSince = System.nanoTime();
      if (draining && use.requests == 0) {
        connection.shutdown(CLOSING_SECONDS, TimeUnit.SECONDS);
      }
    }
  }

  private void lookAgain(HttpConnection connection, Use use, long milliseconds) {
    vertx.setTimer(Math.max(1, milliseconds), fired -> {
      if (open.get(connection) == use) {
        look(connection, use);
      }
    });
  }

  private void look(HttpConnection connection, Use use) {
    long left = idleTimeout.toMillis()
        - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - use.idleSince);
    if (use.requests == 0 && left <= 0) {
      connection.shutdown(CLOSING_SECONDS, TimeUnit.SECONDS);
    } else {
      lookAgain(connection, use, use.requests == 0 ? left : idleTimeout.toMillis());
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
}
