package avengers.gateway.server;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signals by which a process is told to stop, or to read its configuration again. The JVM's own
 * handling, its shutdown hooks, knows no second signal, and no SIGHUP. {@code sun.misc.Signal}
 * does, which the module {@code jdk.unsupported} exports; the compiler's warning of it cannot be
 * turned off, so that it is called by its name.
 */
enum Signal {
  TERM(15),
  INT(2),
  HUP(1);

  private static final Logger LOG = LoggerFactory.getLogger(Signal.class);

  /** A process that a signal ended has this and the signal's number as its exit code. */
  private static final int SIGNALLED = 128;

  private final int number;

  Signal(int number) {
    this.number = number;
  }

  /** The exit code of a process that this ended. */
  int exitCode() {
    return SIGNALLED + number;
  }

  /**
   * Does this each time that it comes, where there is such a signal.
   *
   * @return gives it back to whoever heard it before
   */
  Runnable handle(Runnable action) {
    try {
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      MethodHandle run = MethodHandles.lookup()
          .findVirtual(Runnable.class, "run", methodType(void.class))
          .bindTo(action);
      Object before = handle(handler, MethodHandleProxies.asInterfaceInstance(handler,
          MethodHandles.dropArguments(run, 0, Class.forName("sun.misc.Signal"))));
      return () -> giveBack(handler, before);
    } catch (InvocationTargetException e) {
      LOG.info("SIG{} is not heard: {}", this, Objects.toString(e.getCause()));
      return () -> {};
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private void giveBack(Class<?> handler, Object before) {
    try {
      handle(handler, before);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object handle(Class<?> handler, Object handling) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    return signal.getMethod("handle", signal, handler)
        .invoke(null, signal.getConstructor(String.class).newInstance(name()), handling);
  }
}
