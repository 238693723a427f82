package avengers.gateway.server;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/**
 * The signals by which a process is told to stop, or to read its configuration again. The JVM's own
 * handling, its shutdown hooks, knows no second signal, and no SIGHUP.
 */
final class Signals {
  private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

  /** A process that a signal ended has 128 and its number as its exit code. */
  private static final int SIGNALLED = 128;

  private Signals() {}

  /** Does this on the first SIGTERM or SIGINT; the second one ends the process at once. */
  static void onStop(Runnable stop) {
    AtomicBoolean stopping = new AtomicBoolean();
    for (String name : new String[]{"TERM", "INT"}) {
      on(name, signal -> {
        if (stopping.compareAndSet(false, true)) {
          LOG.info("SIG{}: stopping; a second signal ends at once", name);
          stop.run();
        } else {
          LOG.warn("SIG{}: ending at once", name);
          Runtime.getRuntime().halt(SIGNALLED + signal.getNumber());
        }
      });
    }
  }

  /** Does this on each SIGHUP, where there is such a signal. */
  static void onHangUp(Runnable action) {
    on("HUP", signal -> action.run());
  }

  private static void on(String name, sun.misc.SignalHandler handler) {
    try {
      Signal.handle(new Signal(name), handler);
    } catch (IllegalArgumentException e) {
      LOG.info("SIG{} is not heard: {}", name, e.getMessage());
    }
  }
}
