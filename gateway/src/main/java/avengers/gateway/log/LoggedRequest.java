package avengers.gateway.log;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.context.storage.ContextLocal;
import java.util.Optional;

/**
 * The id of the request that the running code works for. Vert.x gives each request a context, and
 * keeps to it in callbacks and in work on other threads; SLF4J's own map knows only threads. A
 * place in all contexts has to be taken before Vert.x starts, so that Vert.x itself loads this.
 */
public final class LoggedRequest implements VertxServiceProvider {
  private static final ContextLocal<String> ID = ContextLocal.registerLocal(String.class);

  @Override
  public void init(VertxBootstrap builder) {
    // loading the class took the place
  }

  /** From now on the current context works for this request. */
  public static void begin(String id) {
    Context context = Vertx.currentContext();
    if (context != null) {
      context.putLocal(ID, id);
    }
  }

  /** The request of the current context, if it works for one. */
  public static Optional<String> current() {
    return Optional.ofNullable(Vertx.currentContext())
        .map(context -> context.getLocal(ID));
  }
}
