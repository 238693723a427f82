package avengers.gateway.upstream;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A connection to an upstream that is served without any HTTP server. */
public final class RawExchange {
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");
  private static final Pattern STREAM = Pattern.compile("\"stream\"\\s*:\\s*true");

  private final Socket socket;
  private final InputStream input;
  private String body = "";

  RawExchange(Socket socket) throws IOException {
    this.socket = socket;
    this.input = new BufferedInputStream(socket.getInputStream());
  }

  /** Reads the next request; tells whether one came. */
  boolean awaitRequest() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = input.read();
      if (next < 0) {
        return false;
      }
      head.append((char) next);
    }
    Matcher length = LENGTH.matcher(head);
    byte[] bytes = input.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
    body = new String(bytes, StandardCharsets.UTF_8);
    return true;
  }

  /** Whether the last request asks for a stream. */
  boolean wantsStream() {
    return STREAM.matcher(body).find();
  }

  public void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  public void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Closes the connection in order. */
  public void close() throws IOException {
    socket.close();
  }

  /** Breaks the connection off: the other side gets an error, and no end. */
  public void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Says nothing more, until the other side gives up. */
  public void awaitEnd() throws IOException {
    while (input.read() >= 0) {
      // what still comes does not matter
    }
  }
}
