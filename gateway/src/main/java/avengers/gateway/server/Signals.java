package avengers.gateway.server;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signals by which a process is told to stop, or to read its configuration again. The JVM's own
 * handling, its shutdown hooks, knows no second signal, and no SIGHUP. {@code sun.misc.Signal}
 * does, which the module {@code jdk.unsupported} exports; the compiler's warning of it cannot be
 * turned off, so that it is called by its name.
 */
enum Signals {
  TERM(15),
  INT(2),
  HUP(1);

  private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

  /** A process that a signal ended has this and the signal's number as its exit code. */
  private static final int SIGNALLED = 128;

  private final int number;

  Signals(int number) {
    this.number = number;
  }

  /** Does this on the first SIGTERM or SIGINT; the second one ends the process at once. */
  static void onStop(Runnable stop) {
    AtomicBoolean stopping = new AtomicBoolean();
    TERM.handle(() -> TERM.stop(stop, stopping));
    INT.handle(() -> INT.stop(stop, stopping));
  }

  private void stop(Runnable stop, AtomicBoolean stopping) {
    if (stopping.compareAndSet(false, true)) {
      LOG.info("SIG{}: stopping; a second signal ends at once", this);
      stop.run();
    } else {
      LOG.warn("SIG{}: ending at once", this);
      Runtime.getRuntime().halt(SIGNALLED + number);
    }
  }

  /** Does this on each SIGHUP, where there is such a signal. */
  static void onHangUp(Runnable action) {
    HUP.handle(action);
  }

  private void handle(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      MethodHandle run = MethodHandles.lookup()
          .findVirtual(Runnable.class, "run", methodType(void.class))
          .bindTo(action);
      Object handling = MethodHandleProxies.asInterfaceInstance(handler,
          MethodHandles.dropArguments(run, 0, signal));
      signal.getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name()), handling);
    } catch (InvocationTargetException e) {
      LOG.info("SIG{} is not heard: {}", this, e.getCause().getMessage());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
