package avengers.gateway.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the process was told by signals. It hears them before there is a gateway, which then does
 * what it was told meanwhile.
 */
public final class ProcessSignals implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessSignals.class);

  private final List<Runnable> before = new ArrayList<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicBoolean hungUp = new AtomicBoolean();
  private volatile Optional<Runnable> hangUp = Optional.empty();

  private ProcessSignals() {}

  /** Hears signals from now on, in place of the JVM. */
  public static ProcessSignals listen() {
    ProcessSignals signals = new ProcessSignals();
    AtomicBoolean stopping = new AtomicBoolean();
    signals.before.add(Signal.TERM.handle(() -> signals.stop(Signal.TERM, stopping)));
    signals.before.add(Signal.INT.handle(() -> signals.stop(Signal.INT, stopping)));
    signals.before.add(Signal.HUP.handle(signals::hangUp));
    return signals;
  }

  private void stop(Signal signal, AtomicBoolean stopping) {
    if (stopping.compareAndSet(false, true)) {
      LOG.info("SIG{}: stopping; a second signal ends at once", signal);
      stopped.countDown();
    } else {
      LOG.warn("SIG{}: ending at once", signal);
      Runtime.getRuntime().halt(signal.exitCode());
    }
  }

  private void hangUp() {
    hungUp.set(true);
    hangUpIfToldTo();
  }

  private void hangUpIfToldTo() {
    hangUp.filter(action -> hungUp.compareAndSet(true, false)).ifPresent(Runnable::run);
  }

  /** Waits for SIGTERM or SIGINT. A second one ends the process at once. */
  public void awaitStop() throws InterruptedException {
    stopped.await();
  }

  /** Leaves signals to whoever heard them before. */
  @Override
  public void close() {
    before.forEach(Runnable::run);
  }

  /** Does this on each SIGHUP. */
  public void onHangUp(Runnable action) {
    hangUp = Optional.of(action);
    hangUpIfToldTo();
  }
}
