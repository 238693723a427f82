package avengers.gateway.upstream;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/** Replies of honest backends and of broken ones. */
public final class Replies {
  private static final String EVENTS = "text/event-stream";
  private static final String JSON = "application/json";

  /** The body of a whole completion. */
  public static final String COMPLETION = ScriptedCompletion.of("42").json().toString();

  private Replies() {}

  /** A whole completion that says this. */
  public static Reply text(String text) {
    return completion(ScriptedCompletion.of(text));
  }

  /** A completion of several choices, whatever was asked for. */
  public static Reply choices(String... texts) {
    return json(ScriptedCompletion.choices(List.of(texts)).toString());
  }

  /** As many choices as are asked for, each saying this. */
  public static Reply asManyAsAsked(String text) {
    return exchange -> choices(Collections.nCopies(
        exchange.received().json().path("n").asInt(1), text).toArray(String[]::new)).to(exchange);
  }

  /** A completion that says a number, each time another one: no two samples agree. */
  public static Reply everDifferent() {
    AtomicInteger next = new AtomicInteger();
    return exchange -> text("It is " + next.incrementAndGet()).to(exchange);
  }

  /** One reply to requests for several choices, another to those for one. */
  public static Reply byChoices(Reply several, Reply one) {
    return exchange -> (exchange.received().json().has("n") ? several : one).to(exchange);
  }

  /** One reply to requests for a stream, another to those for a whole answer. */
  public static Reply byStream(Reply streamed, Reply whole) {
    return exchange -> (exchange.received().json().path("stream").asBoolean(false)
        ? streamed
        : whole).to(exchange);
  }

  public static Reply completion(ScriptedCompletion completion) {
    return json(completion.json().toString());
  }

  /** Whatever is given, with status 200, as JSON. */
  public static Reply json(String body) {
    return status(200, body, Map.of("content-type", JSON));
  }

  /** A page such as proxies send, with status 200. */
  public static Reply html() {
    return status(200, "<html><body>It works!</body></html>", Map.of("content-type", "text/html"));
  }

  public static Reply status(int status, String body, Map<String, String> headers) {
    return exchange -> {
      exchange.response().setStatusCode(status);
      headers.forEach((name, value) -> exchange.response().putHeader(name, value));
      exchange.end(Buffer.buffer(body));
    };
  }

  /** An error as OpenAI's API gives it. */
  public static Reply error(int status, String message) {
    return status(status, "{\"error\": {\"message\": \"" + message + "\", \"type\": \"any\"}}",
        Map.of("content-type", JSON));
  }

  /** A whole stream, in pieces that need not be events. */
  public static Reply stream(List<String> pieces) {
    return exchange -> write(exchange, pieces).onSuccess(sent -> exchange.end(Buffer.buffer()));
  }

  /** A whole stream in pieces of so many bytes, wherever that splits it. */
  public static Reply streamInPiecesOf(int bytes, List<String> events) {
    Buffer all = Buffer.buffer(String.join("", events));
    List<Buffer> pieces = new ArrayList<>();
    for (int i = 0; i < all.length(); i += bytes) {
      pieces.add(all.getBuffer(i, Math.min(all.length(), i + bytes)));
    }
    return exchange -> {
      beginStream(exchange);
      exchange.write(pieces.iterator()).onSuccess(sent -> exchange.end(Buffer.buffer()));
    };
  }

  /** A stream whose connection is closed behind these pieces. */
  public static Reply brokenStream(List<String> pieces) {
    return exchange -> write(exchange, pieces).onSuccess(sent -> exchange.breakOff());
  }

  /** A stream that falls silent behind these pieces, and never ends. */
  public static Reply silentStream(List<String> pieces) {
    return exchange -> write(exchange, pieces);
  }

  /** A stream whose second part waits for the gate. */
  public static Reply gatedStream(String first, CompletionStage<?> gate, String second) {
    return exchange -> write(exchange, List.of(first))
        .compose(sent -> Future.fromCompletionStage(gate))
        .onSuccess(opened -> exchange.end(Buffer.buffer(second)));
  }

  /** A stream that repeats a piece for ever. */
  public static Reply endlessStream(String piece, Duration pause) {
    return exchange -> {
      beginStream(exchange);
      exchange.drip(Buffer.buffer(piece), pause);
    };
  }

  /** A plain reply of which a blank comes now and then, and nothing else. */
  public static Reply drippingBody(Duration pause) {
    return exchange -> {
      exchange.response().setChunked(true).putHeader("content-type", JSON);
      exchange.drip(Buffer.buffer(" "), pause);
    };
  }

  /** Nothing at all, for ever. */
  public static Reply hang() {
    return exchange -> {};
  }

  /** A head, and then nothing for ever. */
  public static Reply hangAfterHead(int status, String contentType) {
    return exchange -> {
      HttpServerResponse response = exchange.response().setStatusCode(status).setChunked(true);
      response.putHeader("content-type", contentType).writeHead();
    };
  }

  /** The connection is closed without a reply. */
  public static Reply breakOff() {
    return UpstreamExchange::breakOff;
  }

  /** A part of a plain reply, behind which the connection is closed. */
  public static Reply brokenBody(String part) {
    return exchange -> {
      exchange.response().putHeader("content-length", Integer.toString(part.length() + 100));
      exchange.response().write(part).onSuccess(sent -> exchange.breakOff());
    };
  }

  /** A stream of comments and nothing else, for ever. */
  public static Reply endlessComments(Duration pause) {
    return endlessStream(": still here\n\n", pause);
  }

  /** A reply of any type of which a character comes now and then, and which never ends. */
  public static Reply dripping(String contentType, String text, Duration pause) {
    return exchange -> {
      exchange.response().setChunked(true).putHeader("content-type", contentType);
      exchange.drip(text, pause);
    };
  }

  /** A stream of one line of so many mebibytes. */
  public static Reply hugeLine(int mebibytes) {
    Buffer letters = Buffer.buffer("x".repeat(1 << 20));
    return exchange -> {
      beginStream(exchange);
      exchange.response().write("data: {\"x\": \"");
      exchange.write(Collections.nCopies(mebibytes, letters).iterator())
          .onSuccess(sent -> exchange.end(Buffer.buffer("\"}\n\ndata: [DONE]\n\n")));
    };
  }

  /** A whole completion or stream, packed although nobody asked for that. */
  public static Reply packed(ScriptedCompletion completion) {
    return byStream(
        packed(String.join("", completion.events()), EVENTS),
        packed(completion.json().toString(), JSON));
  }

  private static Reply packed(String text, String contentType) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
      packing.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return exchange -> {
      exchange.response()
          .putHeader("content-type", contentType)
          .putHeader("content-encoding", "gzip");
      exchange.end(Buffer.buffer(bytes.toByteArray()));
    };
  }

  /** A reply, behind which the connection is closed without a word. */
  public static Reply closing(Reply reply) {
    return exchange -> {
      exchange.response().endHandler(sent -> exchange.breakOff());
      reply.to(exchange);
    };
  }

  /** A part of a plain reply, behind which nothing comes for ever. */
  public static Reply silentBody(String part) {
    return exchange -> {
      exchange.response().setChunked(true).putHeader("content-type", JSON);
      exchange.response().write(part);
    };
  }

  /** A text whose last bytes are missing, behind which the connection is closed. */
  public static Reply brokenBytes(String contentType, String text, int missing) {
    Buffer bytes = Buffer.buffer(text);
    return exchange -> {
      exchange.response().setChunked(true).putHeader("content-type", contentType);
      exchange.response()
          .write(bytes.getBuffer(0, bytes.length() - missing))
          .onSuccess(sent -> exchange.breakOff());
    };
  }

  /** A plain reply with two bytes for each letter. */
  public static Reply wide(String text) {
    return exchange -> {
      exchange.response().putHeader("content-type", "application/json; charset=utf-16");
      exchange.end(Buffer.buffer(text.getBytes(StandardCharsets.UTF_16LE)));
    };
  }

  /** A plain reply of so many mebibytes of blanks. */
  public static Reply huge(int mebibytes) {
    Buffer blanks = Buffer.buffer(" ".repeat(1 << 20));
    return exchange -> {
      exchange.response().setChunked(true).putHeader("content-type", JSON);
      exchange.write(Collections.nCopies(mebibytes, blanks).iterator())
          .onSuccess(sent -> exchange.end(Buffer.buffer()));
    };
  }

  /** A reply that waits for a gate. */
  public static Reply behind(CompletionStage<?> gate, Reply reply) {
    return exchange -> Future.fromCompletionStage(gate)
        .onSuccess(opened -> reply.to(exchange));
  }

  private static Future<Void> write(UpstreamExchange exchange, List<String> pieces) {
    beginStream(exchange);
    return exchange.write(pieces.stream().map(Buffer::buffer).iterator());
  }

  private static void beginStream(UpstreamExchange exchange) {
    exchange.response().setChunked(true).putHeader("content-type", EVENTS);
  }
}
