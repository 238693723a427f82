package avengers.gateway.endpoint;

import avengers.gateway.backend.Patience;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.ReadStream;
import java.time.Duration;
import java.util.Optional;

/**
 * Writes to a client with one write at a time: the first bytes at once, and what comes while they
 * are being sent as one write behind them. Where the client is slower than the source, the source
 * is paused, so that little waits here. Used on one event loop only.
 */
final class CoalescingWriter {
  private static final int MOST_WAITING = 64 << 10;

  /** For the last bytes; a client that does not take them would hold the connection for ever. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Vertx vertx;
  private final HttpServerResponse response;
  private final Promise<Void> ended = Promise.promise();
  private Optional<ReadStream<?>> source = Optional.empty();
  private Buffer waiting = Buffer.buffer();
  private boolean writing;
  private boolean paused;
  private boolean ending;

  CoalescingWriter(Vertx vertx, HttpServerResponse response) {
    this.vertx = vertx;
    this.response = response;
  }

  /** What is written from now on comes from here. */
  void source(ReadStream<?> stream) {
    source = Optional.of(stream);
    paused = false;
  }

  void write(Buffer bytes) {
    waiting.appendBuffer(bytes);
    if (!writing) {
      send();
    } else if (waiting.length() > MOST_WAITING && !paused) {
      paused = true;
      source.ifPresent(ReadStream::pause);
    }
  }

  /** Ends the response behind what was written. */
  Future<Void> end() {
    ending = true;
    source = Optional.empty();
    if (!writing) {
      send();
    }
    return new Patience(vertx).with(ended.future(), PATIENCE)
        .onFailure(tooSlow -> response.reset());
  }

  private void send() {
    Buffer bytes = waiting;
    waiting = Buffer.buffer();
    if (ending) {
      response.end(bytes).onComplete(ended);
      return;
    }
    if (bytes.length() > 0) {
      writing = true;
      response.write(bytes).onComplete(sent -> {
        writing = false;
        resume();
        send();
      });
    }
  }

  private void resume() {
    if (paused) {
      paused = false;
      source.ifPresent(ReadStream::resume);
    }
  }
}
