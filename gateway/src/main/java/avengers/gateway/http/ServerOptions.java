package avengers.gateway.http;

import avengers.gateway.config.ServerConfig;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What Vert.x's server is told. */
final class ServerOptions {
  private static final int LARGEST_HEADERS = 32 << 10;

  /** As much as may come on an HTTP/2 stream and connection unread: images come in requests. */
  private static final int STREAM_WINDOW = 1 << 20;
  private static final int CONNECTION_WINDOW = 4 << 20;

  private ServerOptions() {}

  /**
   * The options for a configuration. Vert.x's own idle timer is for connections that have not begun
   * to speak HTTP, of which it tells nobody; {@link Connections} gives the others more time.
   */
  static HttpServerOptions of(ServerConfig config) {
    HttpServerOptions options = usual(config).setInitialSettings(
        new Http2Settings().setMaxHeaderListSize(LARGEST_HEADERS)
            .setMaxConcurrentStreams(
                HttpServerOptions.DEFAULT_INITIAL_SETTINGS_MAX_CONCURRENT_STREAMS)
            .setInitialWindowSize(STREAM_WINDOW))
        .setHttp2ConnectionWindowSize(CONNECTION_WINDOW)
        .setMaxInitialLineLength(HeadCheck.LONGEST_ADDRESS);
    config.http()
        .tls()
        .ifPresent(tls -> ServerTls.secure(options, tls, config.http().limits().headerTimeout()));
    return options;
  }

  /** The options of the admin port, which speaks plain text. */
  static HttpServerOptions admin(ServerConfig config) {
    return usual(config);
  }

  private static HttpServerOptions usual(ServerConfig config) {
    HttpServerOptions options = new HttpServerOptions().setMaxHeaderSize(LARGEST_HEADERS)
        .setHttp2ClearTextEnabled(false);
    options.setIdleTimeout((int) config.http().limits().headerTimeout().toMillis())
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    return Compression.offer(options);
  }

  /** After which a connection ends on which nothing moves: longer than any answer may take. */
  static Duration silence(ServerConfig config) {
    return config.deadline()
        .plus(config.http().requestTimeout())
        .plus(config.http().idleTimeout());
  }
}
