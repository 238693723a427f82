package avengers.gateway.http;

import avengers.gateway.config.ServerConfig;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.TimeUnit;

/** What Vert.x's server is told. */
final class ServerOptions {
  private static final int LARGEST_HEADERS = 32 << 10;

  /** As much as may come on an HTTP/2 stream and connection unread: images come in requests. */
  private static final int STREAM_WINDOW = 1 << 20;
  private static final int CONNECTION_WINDOW = 4 << 20;

  private ServerOptions() {}

  /**
   * The options for a configuration. Vert.x's own idle timer ends also what is being answered in
   * silence, so that it waits longer than any request may take; it is there for connections that
   * never speak.
   */
  static HttpServerOptions of(ServerConfig config) {
    long silence = config.deadline()
        .plus(config.http().requestTimeout())
        .plus(config.http().idleTimeout())
        .toMillis();
    HttpServerOptions options = new HttpServerOptions().setMaxHeaderSize(LARGEST_HEADERS)
        .setInitialSettings(new Http2Settings().setMaxHeaderListSize(LARGEST_HEADERS)
            .setMaxConcurrentStreams(
                HttpServerOptions.DEFAULT_INITIAL_SETTINGS_MAX_CONCURRENT_STREAMS)
            .setInitialWindowSize(STREAM_WINDOW))
        .setHttp2ConnectionWindowSize(CONNECTION_WINDOW)
        .setHttp2ClearTextEnabled(false)
        .setMaxInitialLineLength(HeadCheck.LONGEST_ADDRESS);
    options.setIdleTimeout((int) silence).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    config.http()
        .tls()
        .ifPresent(tls -> ServerTls.secure(options, tls, config.http().limits().headerTimeout()));
    return Compression.offer(options);
  }

  /** The options of the admin port, which speaks plain text. */
  static HttpServerOptions admin(ServerConfig config) {
    return Compression.offer(new HttpServerOptions().setMaxHeaderSize(LARGEST_HEADERS)
        .setHttp2ClearTextEnabled(false)
        .setIdleTimeout((int) config.http().idleTimeout().plus(config.deadline()).toMillis())
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS));
  }
}
