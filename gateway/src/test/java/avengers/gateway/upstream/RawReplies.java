package avengers.gateway.upstream;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Replies that no HTTP server gives. */
public final class RawReplies {
  private static final String JSON_HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
  private static final String STREAM_HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream"
      + "\r\n";

  /** Bytes at the end of an answer: more than its end mark. */
  private static final int MISSING = 50;

  private RawReplies() {}

  /** The connection is accepted, and nothing ever comes. */
  public static RawReply silence() {
    return RawExchange::awaitEnd;
  }

  /** The connection is reset as soon as the request has come. */
  public static RawReply reset() {
    return RawExchange::reset;
  }

  /** A head, and then a reset. */
  public static RawReply resetAfterHead() {
    return exchange -> {
      exchange.send(head(exchange) + "Transfer-Encoding: chunked\r\n\r\n");
      exchange.reset();
    };
  }

  /** Bytes that are no HTTP. */
  public static RawReply noHttp() {
    return exchange -> {
      exchange.send("220 mail.example ESMTP ready\r\n");
      exchange.close();
    };
  }

  /** A completion whose end is the end of the connection, as HTTP/1.0 has it. */
  public static RawReply untilClosed(ScriptedCompletion completion) {
    return exchange -> {
      exchange.send(head(exchange).replace("HTTP/1.1", "HTTP/1.0") + "\r\n"
          + body(exchange, completion));
      exchange.close();
    };
  }

  /** The same, but the connection is closed before the end. */
  public static RawReply untilClosedTooSoon(ScriptedCompletion completion) {
    return exchange -> {
      String body = body(exchange, completion);
      exchange.send(head(exchange).replace("HTTP/1.1", "HTTP/1.0") + "\r\n"
          + body.substring(0, body.length() * 2 / 3));
      exchange.close();
    };
  }

  /** A completion that announces more than comes before the connection is closed. */
  public static RawReply withTooLongALength(ScriptedCompletion completion) {
    return exchange -> {
      String body = body(exchange, completion);
      exchange.send(head(exchange) + "Content-Length: " + length(body) + "\r\n\r\n"
          + body.substring(0, body.length() - MISSING));
      exchange.close();
    };
  }

  /** A completion that announces less than comes. */
  public static RawReply withTooShortALength(ScriptedCompletion completion) {
    return exchange -> {
      String body = body(exchange, completion);
      exchange.send(head(exchange) + "Content-Length: " + (length(body) - MISSING) + "\r\n\r\n"
          + body);
    };
  }

  /** A completion behind headers that appear twice, and contradict each other. */
  public static RawReply withTwoLengths(ScriptedCompletion completion) {
    return exchange -> {
      String body = body(exchange, completion);
      exchange.send(head(exchange) + "Content-Length: " + length(body)
          + "\r\nContent-Length: " + length(body) / 2 + "\r\n\r\n" + body);
    };
  }

  /** A completion behind a header of so many bytes. */
  public static RawReply withLongHeader(ScriptedCompletion completion, int bytes) {
    return exchange -> {
      String body = body(exchange, completion);
      exchange.send(head(exchange) + "X-Long: " + "x".repeat(bytes) + "\r\nContent-Length: "
          + length(body) + "\r\n\r\n" + body);
    };
  }

  /** A completion in chunks whose lengths are no numbers. */
  public static RawReply withBrokenChunks(ScriptedCompletion completion) {
    return exchange -> {
      exchange.send(head(exchange) + "Transfer-Encoding: chunked\r\n\r\nzz\r\n"
          + body(exchange, completion) + "\r\n0\r\n\r\n");
      exchange.awaitEnd();
    };
  }

  /** A completion, and behind it another answer that nobody asked for. */
  public static RawReply twice(ScriptedCompletion completion, ScriptedCompletion unasked) {
    return exchange -> {
      StringBuilder both = new StringBuilder();
      for (ScriptedCompletion one : List.of(completion, unasked)) {
        String body = body(exchange, one);
        both.append(head(exchange)).append("Content-Length: ").append(length(body));
        both.append("\r\n\r\n").append(body);
      }
      exchange.send(both.toString());
    };
  }

  private static int length(String body) {
    return body.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String head(RawExchange exchange) {
    return exchange.wantsStream() ? STREAM_HEAD : JSON_HEAD;
  }

  private static String body(RawExchange exchange, ScriptedCompletion completion) {
    return exchange.wantsStream()
        ? String.join("", completion.events())
        : completion.json().toString();
  }
}
