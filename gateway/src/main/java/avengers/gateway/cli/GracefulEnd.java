package avengers.gateway.cli;

import avengers.clustering.collect.CallGate;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens to collecting on Ctrl-C and SIGTERM: no more calls, those in flight get a moment to
 * end, and whoever watches is told how to go on.
 */
final class GracefulEnd implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 10;
  private static final String HOW = "stopped; the same command goes on where it ended";

  private final CountDownLatch told = new CountDownLatch(1);
  private final CallGate gate;
  private final PrintWriter err;
  private final Thread hook;
  private volatile boolean stopping;

  private GracefulEnd(CallGate gate, PrintWriter err) {
    this.gate = gate;
    this.err = err;
    this.hook = new Thread(this::stop, "stop");
  }

  static GracefulEnd register(CallGate gate, PrintWriter err) {
    GracefulEnd end = new GracefulEnd(gate, err);
    Runtime.getRuntime().addShutdownHook(end.hook);
    return end;
  }

  private void stop() {
    stopping = true;
    gate.close(HOW);
    try {
      if (!told.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        err.println("avengers: calls in flight are given up; " + HOW);
        err.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The work has ended, and its end was told. */
  void told() {
    told.countDown();
  }

  @Override
  public void close() {
    told();
    if (!stopping) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
