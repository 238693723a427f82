package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Wire;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CoalescingWriterTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private Wire wireTo(Handler<HttpServerRequest> handler) throws IOException {
    HttpServer server = vertx.createHttpServer()
        .requestHandler(handler)
        .listen(0, "127.0.0.1")
        .await();
    return new Wire(URI.create("http://127.0.0.1:" + server.actualPort())).chat("{}");
  }

  /** What was done to a source, in order. */
  private static final class Source implements ReadStream<Buffer> {
    private final List<String> done = new ArrayList<>();
    private final CompletableFuture<List<String>> resumed = new CompletableFuture<>();

    @Override
    public ReadStream<Buffer> pause() {
      done.add("paused");
      return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
      done.add("resumed");
      resumed.complete(List.copyOf(done));
      return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
      return this;
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
      return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
      return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
      return this;
    }
  }

  @Test
  void theFirstBytesGoAtOnceAndWhatComesMeanwhileAsOneWrite() throws IOException {
    try (Wire wire = wireTo(request -> {
      CoalescingWriter writer = new CoalescingWriter(vertx,
          request.response().setChunked(true));
      for (String piece : List.of("first", "a", "b", "c")) {
        writer.write(Buffer.buffer(piece));
      }
      writer.end();
    })) {
      assertThat(wire.readUntil("0\r\n\r\n")).contains("\r\n5\r\nfirst\r\n3\r\nabc\r\n0\r\n\r\n");
    }
  }

  @Test
  void aSourceThatIsFasterThanTheClientIsPausedAndGoesOnWhenTheClientReads() throws Exception {
    Source source = new Source();
    int piece = 16 << 10;
    try (Wire wire = wireTo(request -> {
      CoalescingWriter writer = new CoalescingWriter(vertx,
          request.response().setChunked(true));
      writer.source(source);
      for (int i = 0; i < 64; i++) {
        writer.write(Buffer.buffer("x".repeat(piece)));
      }
    })) {
      wire.readUntil("HTTP");

      assertThat(source.resumed.get()).containsExactly("paused", "resumed");
    }
  }

  @Test
  void theEndComesBehindAllThatWasWritten() throws IOException {
    try (Wire wire = wireTo(request -> {
      CoalescingWriter writer = new CoalescingWriter(vertx,
          request.response().setChunked(true));
      writer.write(Buffer.buffer("x".repeat(1 << 20)));
      writer.write(Buffer.buffer("the last"));
      writer.end();
    })) {
      assertThat(wire.readUntil("\r\n0\r\n\r\n")).contains("the last");
    }
  }
}
