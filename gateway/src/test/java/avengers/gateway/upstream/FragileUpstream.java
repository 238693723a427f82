package avengers.gateway.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A scripted upstream that fails below HTTP as well: its port can be closed and opened again, its
 * connections break, and it sends bytes that no HTTP server would. In front of a
 * {@link ScriptedUpstream}, to which it passes connections on as long as it works.
 */
public final class FragileUpstream implements AutoCloseable {
  private static final int BACKLOG = 1_000;

  private final ScriptedUpstream behind = ScriptedUpstream.start();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final int port;
  private volatile Optional<RawReply> raw = Optional.empty();
  private ServerSocket listening;

  private FragileUpstream(ServerSocket listening) {
    this.listening = listening;
    this.port = listening.getLocalPort();
    accept(listening);
  }

  /** Starts one on a free port. */
  public static FragileUpstream start() {
    return new FragileUpstream(listen(0));
  }

  private static ServerSocket listen(int port) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address up to and with {@code /v1}. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + port + "/v1");
  }

  /** The upstream that replies as long as this one works. */
  public ScriptedUpstream behind() {
    return behind;
  }

  /** How many connections to it are open. */
  public int connections() {
    return open.size();
  }

  /** Replies to all requests over HTTP; connections that did otherwise are closed. */
  public void always(Reply reply) {
    behind.always(reply);
    if (raw.isPresent()) {
      raw = Optional.empty();
      closeConnections();
    }
  }

  /** Replies to all requests below HTTP; connections so far are closed. */
  public void alwaysRaw(RawReply reply) {
    raw = Optional.of(reply);
    closeConnections();
  }

  /** Closes the port and all connections, as a process does that dies. */
  public synchronized void die() {
    closeQuietly(listening);
    closeConnections();
  }

  /** Takes connections again, at the same port. */
  public synchronized void comeBack() {
    if (listening.isClosed()) {
      listening = listen(port);
      accept(listening);
    }
  }

  private void accept(ServerSocket server) {
    Thread.ofVirtual().start(() -> {
      while (!server.isClosed()) {
        try {
          Socket socket = server.accept();
          open.add(socket);
          Thread.ofVirtual().start(() -> serve(socket));
        } catch (IOException closed) {
          return;
        }
      }
    });
  }

  private void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      if (raw.isPresent()) {
        RawExchange exchange = new RawExchange(client);
        while (raw.isPresent() && exchange.awaitRequest()) {
          Optional<RawReply> now = raw;
          if (now.isEmpty()) {
            return;
          }
          now.get().to(exchange);
        }
      } else {
        passOn(client);
      }
    } catch (IOException ended) {
      // either side may close the connection at any time
    } finally {
      open.remove(client);
    }
  }

  private void passOn(Socket client) throws IOException {
    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), behind.port())) {
      server.setTcpNoDelay(true);
      Thread answers = Thread.ofVirtual().start(() -> {
        copy(server, client);
        closeQuietly(client);
      });
      copy(client, server);
      closeQuietly(server);
      answers.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void copy(Socket from, Socket to) {
    try {
      InputStream source = from.getInputStream();
      OutputStream target = to.getOutputStream();
      source.transferTo(target);
    } catch (IOException ended) {
      // the other side is told by closing it
    }
  }

  private void closeConnections() {
    open.forEach(FragileUpstream::closeQuietly);
  }

  private static void closeQuietly(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    die();
    behind.close();
  }
}
