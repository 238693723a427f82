package avengers.gateway.upstream;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;

/**
 * A backend on loopback that replies as it is told, records what it receives, and counts what
 * becomes of its requests. By default it completes every request with the text {@code 42}.
 *
 * <pre>
 * try (ScriptedUpstream upstream = ScriptedUpstream.start()) {
 *   upstream.then(Replies.hang(), Replies.breakOff()); // the next two requests
 *   upstream.always(Replies.text("7"));                // all that follow
 *   ...
 *   upstream.await(counts -> counts.aborted() == 1);
 * }
 * </pre>
 */
public final class ScriptedUpstream implements AutoCloseable {
  private static final Vertx VERTX = Vertx.vertx();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpServer server;
  private final AtomicInteger connections = new AtomicInteger();
  private final Deque<Reply> next = new ArrayDeque<>();
  private final List<Received> received = new ArrayList<>();
  private Reply otherwise = Replies.text("42");
  private Counts counts = new Counts(0, 0, 0);
  private int open;

  private ScriptedUpstream() {
    this.server = VERTX.createHttpServer(
        new HttpServerOptions().setMaxFormAttributeSize(-1))
        .connectionHandler(this::connected)
        .requestHandler(this::handle);
  }

  /** Starts one on a free port. */
  public static ScriptedUpstream start() {
    return start(0);
  }

  /** Starts one on a port that is free, such as that of one that was closed. */
  public static ScriptedUpstream start(int port) {
    ScriptedUpstream upstream = new ScriptedUpstream();
    upstream.server.listen(port, "127.0.0.1").await();
    return upstream;
  }

  /** The address up to and with {@code /v1}. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port() + "/v1");
  }

  public int port() {
    return server.actualPort();
  }

  /** Replies to the next requests, one each. */
  public synchronized void then(Reply... replies) {
    next.addAll(List.of(replies));
  }

  /** Replies to all requests that are not otherwise scripted. */
  public synchronized void always(Reply reply) {
    otherwise = reply;
  }

  /** All requests so far, in the order of their arrival. */
  public synchronized List<Received> received() {
    return List.copyOf(received);
  }

  /** The last request. */
  public synchronized Received last() {
    return received.getLast();
  }

  public synchronized Counts counts() {
    return counts;
  }

  /** How many connections were made to it. */
  public int connections() {
    return connections.get();
  }

  private void connected(HttpConnection connection) {
    connections.incrementAndGet();
    connection.closeHandler(closed -> count(left -> left - 1));
    count(before -> before + 1);
  }

  private synchronized void count(IntUnaryOperator change) {
    open = change.applyAsInt(open);
    notifyAll();
  }

  /** Waits until nobody is connected to it. */
  public synchronized void awaitNoConnections() {
    await(any -> open == 0);
  }

  /** Waits until the counts are such, and gives them; fails if that takes long. */
  public Counts await(Predicate<Counts> condition) {
    return await(condition, PATIENCE);
  }

  /** Waits until the counts are such, and gives them; fails after this time. */
  public synchronized Counts await(Predicate<Counts> condition, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      while (!condition.test(counts)) {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new AssertionError("after " + patience + " the requests are " + counts);
        }
        wait(left);
      }
      return counts;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void handle(HttpServerRequest request) {
    begin();
    AtomicBoolean ended = new AtomicBoolean();
    request.response().closeHandler(closed -> end(ended, false));
    request.body()
        .onSuccess(body -> {
          Received what = Received.of(request, body);
          reply(what).to(new UpstreamExchange(VERTX, request, what, () -> end(ended, true)));
        });
  }

  private synchronized void begin() {
    count(counts.opened());
  }

  private synchronized Reply reply(Received what) {
    received.add(what);
    return next.isEmpty() ? otherwise : next.removeFirst();
  }

  private synchronized void end(AtomicBoolean ended, boolean whole) {
    if (ended.compareAndSet(false, true)) {
      count(counts.ended(whole));
    }
  }

  private synchronized void count(Counts now) {
    counts = now;
    notifyAll();
  }

  @Override
  public void close() {
    server.close().await();
  }
}
