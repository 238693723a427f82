package avengers.gateway.fuzz;

import avengers.gateway.fixture.TwoBackends;
import avengers.gateway.upstream.Replies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Any bytes on a connection, and its end: whatever comes back is a row of HTTP/1 answers with
 * statuses that are intended, in OpenAI's shape where they are errors, and the gateway hangs up,
 * too.
 */
public final class HttpFuzz {
  /** What clients may be told when their bytes are odd; backends always answer here. */
  private static final Set<Integer> INTENDED = Set.of(100, 200, 204, 400, 401, 403, 404, 405, 408,
      413, 414, 415, 417, 431, 505);
  private static final int PATIENCE_MILLISECONDS = 20_000;
  private static final Pattern HEAD = Pattern.compile(
      "HTTP/1\\.[01] (\\d{3}) [^\\r\\n]*\\r\\n((?:[!-9;-~]+: [^\\r\\n]*\\r\\n)*)\\r\\n");
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)\\r\\n");

  private HttpFuzz() {}

  /** What is asked; not started for who wants the seeds alone, whose program would not end. */
  private static final class Running {
    static final TwoBackends MODELS = start();

    private static TwoBackends start() {
      TwoBackends models = TwoBackends.start();
      models.always(Replies.asManyAsAsked("42"));
      return models;
    }
  }

  /** Messages to begin with. */
  public static List<byte[]> seeds() {
    String chat = "{\"model\":\"alpha\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}";
    return List.of(
        "GET /v1/models HTTP/1.1\r\nHost: g\r\n\r\n",
        "GET /v1/models/alpha?x=%20 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
        "OPTIONS /v1/models HTTP/1.1\r\nHost: g\r\nOrigin: http://x\r\n\r\n",
        "HEAD /health/live HTTP/1.1\r\nHost: [::1]:80\r\n\r\nGET / HTTP/1.1\r\nHost: g\r\n\r\n",
        "POST /v1/chat/completions HTTP/1.1\r\nHost: g\r\nContent-Length: " + chat.length()
            + "\r\nContent-Type: application/json\r\nx-request-id: a\r\n\r\n" + chat,
        "POST /v1/chat/completions HTTP/1.1\r\nHost: g\r\nTransfer-Encoding: chunked\r\n"
            + "Expect: 100-continue\r\n\r\n" + Integer.toHexString(chat.length()) + "\r\n" + chat
            + "\r\n0\r\nX: y\r\n\r\n",
        "POST /v1/responses HTTP/1.1\r\nHost: g\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n"
            + "\r\nabcde",
        "GET /v1/models HTTP/1.1\r\nHost: g\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n")
        .stream()
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
        .toList();
  }

  /** What Jazzer calls. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    URI gateway = Running.MODELS.gateway().address();
    try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
      socket.setSoTimeout(PATIENCE_MILLISECONDS);
      String answers = exchange(socket, input);
      check(answers, input);
    }
  }

  private static String exchange(Socket socket, byte[] input) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try {
      OutputStream out = socket.getOutputStream();
      out.write(input);
      socket.shutdownOutput();
      InputStream in = socket.getInputStream();
      in.transferTo(read);
    } catch (SocketTimeoutException e) {
      throw new AssertionError("the connection neither ends nor goes on after " + shown(input), e);
    } catch (SocketException e) {
      // It was reset, as the gateway did not read all that was sent.
      return "";
    }
    return read.toString(StandardCharsets.ISO_8859_1);
  }

  private static void check(String answers, byte[] input) {
    String rest = answers;
    while (!rest.isEmpty()) {
      Matcher head = HEAD.matcher(rest);
      if (rest.startsWith("HTTP/1.") && !rest.contains("\r\n\r\n")) {
        return;
      }
      require(head.lookingAt(), "no head of HTTP", rest, input);
      int status = Integer.parseInt(head.group(1));
      require(INTENDED.contains(status), "status " + status, rest, input);
      Matcher length = LENGTH.matcher(head.group(2));
      int body = length.find() ? Integer.parseInt(length.group(1)) : 0;
      String after = rest.substring(head.end());
      // The answer to a HEAD has none; the last one may be cut, as we hung up.
      boolean whole = after.length() >= body && !after.startsWith("HTTP/1.");
      rest = whole ? after.substring(body) : after.startsWith("HTTP/1.") ? after : "";
      require(status < 400 || body == 0 || !whole || after.startsWith("{\"error\":{\"message\":"),
          "an error of another shape", answers, input);
    }
  }

  private static void require(boolean holds, String what, String answers, byte[] input) {
    if (!holds) {
      throw new AssertionError(what + " in <<" + answers + ">> to " + shown(input));
    }
  }

  private static String shown(byte[] input) {
    return "<<" + new String(input, StandardCharsets.ISO_8859_1) + ">>";
  }
}
