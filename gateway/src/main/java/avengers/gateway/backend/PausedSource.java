package avengers.gateway.backend;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * A stream that its taker may pause, while which nobody waits for the backend.
 *
 * @param clock stands still meanwhile
 */
record PausedSource(ReadStream<Buffer> upstream, AnswerClock clock) implements ReadStream<Buffer> {
  @Override
  public ReadStream<Buffer> pause() {
    clock.pause();
    upstream.pause();
    return this;
  }

  @Override
  public ReadStream<Buffer> resume() {
    clock.resume();
    upstream.resume();
    return this;
  }

  @Override
  public ReadStream<Buffer> fetch(long amount) {
    upstream.fetch(amount);
    return this;
  }

  @Override
  public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
    upstream.exceptionHandler(handler);
    return this;
  }

  @Override
  public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
    upstream.handler(handler);
    return this;
  }

  @Override
  public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
    upstream.endHandler(handler);
    return this;
  }
}
