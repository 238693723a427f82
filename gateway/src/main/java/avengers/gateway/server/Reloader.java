package avengers.gateway.server;

import avengers.gateway.config.ConfigException;
import avengers.gateway.config.GatewayConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the configuration again, when it is told to or sees that a file has changed, and has it
 * hold if it can: all of it, or nothing. All of that happens on one thread, one after the other.
 */
final class Reloader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reloader.class);
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final long PATIENCE_SECONDS = 2;

  private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1,
      Thread.ofPlatform().name("reload").daemon().factory());
  private final ConfigSource source;
  private final Lasting lasting;
  private final Generations generations;
  private final Listener main;
  private volatile Future<?> next = CompletableFuture.completedFuture(null);
  private final StillFiles files = new StillFiles();
  private volatile Optional<LastReload> last = Optional.empty();
  private Optional<String> unreadable = Optional.empty();

  /** For a gateway that runs. */
  Reloader(ConfigSource source, Lasting lasting, Generations generations, Listener main) {
    this.source = source;
    this.lasting = lasting;
    this.generations = generations;
    this.main = main;
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    lookLater();
  }

  /** What came of the last time, if there was one. */
  Optional<LastReload> last() {
    return last;
  }

  /**
   * Reads it again now.
   *
   * @param cause who or what asks for it
   */
  CompletableFuture<ReloadOutcome> reload(String cause) {
    try {
      return CompletableFuture.supplyAsync(() -> readAll(cause), thread);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture(new ReloadOutcome.Refused(
          generations.current().version(), "the gateway is being stopped"));
    }
  }

  /** Reads it again soon. Nobody waits for what comes of it, which is told anyway. */
  void reloadSoon(String cause) {
    onThread(() -> readAll(cause));
  }

  private void onThread(Runnable action) {
    try {
      thread.execute(action);
    } catch (RejectedExecutionException e) {
      LOG.debug("the gateway is being stopped");
    }
  }

  private GatewayConfig config() {
    return generations.current().edition().config();
  }

  private void lookLater() {
    Duration watch = config().admin().watch();
    next = thread.schedule(() -> {
      try {
        look(watch);
      } finally {
        lookLater();
      }
    }, (watch.isPositive() ? watch : IDLE).toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look(Duration watch) {
    if (watch.isPositive() && (files.changed(FileStamp.of(source.files(config())))
        || unreadable.filter(told -> !told.equals(problem())).isPresent())) {
      ReloadOutcome outcome = readAgain();
      // What was touched is not what was changed.
      if (!(outcome instanceof ReloadOutcome.Unchanged)) {
        tell("a file changed", outcome);
      }
    }
  }

  /** What could not be read may name a file that is not watched, as it was not there. */
  private String problem() {
    try {
      source.read();
      return "";
    } catch (ConfigException | RuntimeException e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** Certificates are looked at anyway, now and then; who asks does not wait for that. */
  private ReloadOutcome readAll(String cause) {
    ReloadOutcome outcome = tell(cause, readAgain());
    generations.current().reloadCertificates();
    main.reload().onFailure(told -> LOG.debug("the server's certificates stay", told));
    return outcome;
  }

  private ReloadOutcome readAgain() {
    files.know(FileStamp.of(source.files(config())));
    return attempt();
  }

  private ReloadOutcome tell(String cause, ReloadOutcome outcome) {
    last = Optional.of(new LastReload(Instant.now(), cause, outcome));
    lasting.meters().configs().reloaded(outcome.word());
    String text = outcome.text();
    switch (outcome) {
      case ReloadOutcome.Refused _ -> LOG.error("reload ({}): {}", cause, text);
      case ReloadOutcome.Applied _,ReloadOutcome.Unchanged _ ->
        LOG.info("reload ({}): {}", cause, text);
    }
    return outcome;
  }

  private ReloadOutcome attempt() {
    Edition edition;
    try {
      edition = source.read();
      unreadable = Optional.empty();
    } catch (ConfigException | RuntimeException e) {
      String problem = String.valueOf(e.getMessage());
      unreadable = Optional.of(problem);
      return new ReloadOutcome.Refused(generations.current().version(), problem);
    }
    return attempt(generations.current(), edition);
  }

  private ReloadOutcome attempt(Generation before, Edition edition) {
    try {
      if (edition.content().equals(before.edition().content())) {
        return new ReloadOutcome.Unchanged(before.version());
      }
      Optional<String> restart = RestartNeeds.between(before.edition().config(),
          edition.config());
      if (restart.isPresent()) {
        return new ReloadOutcome.Refused(before.version(), restart.get());
      }
      return new ReloadOutcome.Applied(follow(before, edition));
    } catch (RuntimeException e) {
      return new ReloadOutcome.Refused(before.version(), String.valueOf(e.getMessage()));
    }
  }

  private Version follow(Generation before, Edition edition) {
    Version version = new Version(before.version().number() + 1, edition.content(),
        Instant.now());
    lasting.meters().know(Meters.names(edition.config()));
    Generation next = Generation.of(edition, version, lasting, Optional.of(before));
    lasting.clientele().update(edition.config().server());
    generations.follow(next);
    lasting.meters().configs().holds(version.text(), version.loaded());
    main.turned().onComplete(turned -> before.site().use().retire(() -> end(before)));
    return version;
  }

  /** Closing an embedder may take its time, which no event loop has. */
  private void end(Generation ended) {
    onThread(() -> generations.end(ended));
  }

  /** Reads nothing any more; what is being read is waited for, but a large model not for long. */
  @Override
  public void close() {
    next.cancel(false);
    thread.shutdown();
    try {
      if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("stopping: the configuration is still being read");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
