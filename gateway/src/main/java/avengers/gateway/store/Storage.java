package avengers.gateway.store;

import avengers.gateway.config.StorageConfig;
import avengers.gateway.security.Keyring;
import avengers.gateway.security.UsageBook;
import avengers.gateway.security.VirtualKey;
import java.io.IOException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where keys are kept, and what was spent. All is done on a thread of its own. Twice a second what
 * was used is written, so that a process that is killed loses no more than the last second. While
 * the database is away, keys that are known open as before, and what is used waits in the book.
 */
public final class Storage implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Storage.class);
  private static final long TURN_MILLISECONDS = 500;
  private static final long PATIENCE_SECONDS = 10;

  /** Changes of keys and questions that may wait; one more is refused. */
  private static final int MOST_WAITING = 64;

  private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1,
      task -> Thread.ofPlatform().name("storage").daemon().unstarted(task));
  private final AtomicInteger waiting = new AtomicInteger();
  private final Database database;
  private final Keyring keys;
  private final InstantSource clock;
  private final Syncing syncing;
  private final Backoff backoff;
  private volatile boolean up;
  private volatile boolean refresh;
  private boolean told;

  private Storage(StorageConfig config, Keyring keys, UsageBook book, InstantSource clock) {
    this.database = Database.of(config);
    this.keys = keys;
    this.clock = clock;
    this.syncing = new Syncing(keys, book, clock, config instanceof StorageConfig.Shared);
    this.backoff = new Backoff(clock);
  }

  /**
   * Opens the storage, and reads what is in it. A server that is away is tried again later.
   *
   * @throws IOException if an embedded database cannot be used: it will not come back by itself
   */
  public static Storage open(StorageConfig config, Keyring keys, UsageBook book,
      InstantSource clock) throws IOException {
    Storage storage = new Storage(config, keys, book, clock);
    switch (config) {
      case StorageConfig.Embedded embedded -> storage.openNow(embedded);
      case StorageConfig.Shared _ -> storage.turn();
    }
    var _ = storage.thread.scheduleWithFixedDelay(storage::turn, TURN_MILLISECONDS,
        TURN_MILLISECONDS,
        TimeUnit.MILLISECONDS);
    return storage;
  }

  private void openNow(StorageConfig.Embedded embedded) throws IOException {
    try {
      Database.prepare(embedded);
      syncing.turn(database);
      up = true;
    } catch (SQLException | IOException e) {
      thread.shutdownNow();
      database.close();
      throw new IOException("keys and spending cannot be kept in " + embedded.file() + ": "
          + e.getMessage() + "; storage.file is the key to change, or storage: off", e);
    }
  }

  /** Whether the database is there. */
  public boolean isUp() {
    return up;
  }

  /** How many totals wait to be written. */
  public int waiting() {
    return syncing.waiting();
  }

  /** What clients spent is read again soon: there are clients of whom that is not known. */
  public void refresh() {
    refresh = true;
  }

  private void turn() {
    if (backoff.waits()) {
      return;
    }
    if (refresh) {
      refresh = false;
      syncing.forgetWhatWasRead();
    }
    try {
      syncing.turn(database);
      isThere();
    } catch (SQLException | RuntimeException e) {
      isAway(e);
    }
  }

  private void isThere() {
    if (!up) {
      LOG.info("the database is there: keys and spending are stored");
    }
    up = true;
    told = false;
    backoff.succeeded();
  }

  private void isAway(Exception why) {
    if (up || !told) {
      told = true;
      LOG.warn("the database is away: keys that are known open as before, and spending waits: {}",
          why.getMessage());
    }
    up = false;
    backoff.failed();
    syncing.forgetWhatWasRead();
  }

  /** Adds a key; false if another has its name. Fails if that cannot be stored. */
  public CompletableFuture<Boolean> add(VirtualKey key) {
    return on(connection -> KeyTable.add(connection, key), () -> keys.put(key));
  }

  /** Changes name and limits of a key; false if another has the name. */
  public CompletableFuture<Boolean> change(VirtualKey key) {
    return on(connection -> KeyTable.change(connection, key), () -> keys.put(key));
  }

  /** Revokes a key; false if there is none of this id. It opens nothing when this ends. */
  public CompletableFuture<Boolean> revoke(String id) {
    return on(connection -> KeyTable.revoke(connection, id, clock.instant()),
        () -> keys.remove(id));
  }

  private CompletableFuture<Boolean> on(Database.Work<Boolean> change, Runnable then) {
    return later(() -> {
      boolean changed = database.in(change);
      if (changed) {
        then.run();
      }
      return changed;
    });
  }

  /** The totals that a query asks for, with what was used until now. */
  public CompletableFuture<List<UsageRow>> usage(UsageQuery query) {
    return later(() -> {
      syncing.turn(database);
      return database.in(connection -> UsageTable.rows(connection, query));
    });
  }

  /** What is done on the thread of the database. */
  @FunctionalInterface
  private interface Task<T> {
    T run() throws SQLException;
  }

  private <T> CompletableFuture<T> later(Task<T> task) {
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      return CompletableFuture.failedFuture(new StorageAwayException());
    }
    CompletableFuture<T> result = new CompletableFuture<>();
    try {
      thread.execute(() -> complete(result, task));
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(new StorageAwayException());
    }
    var _ = result.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .whenComplete((ended, problem) -> waiting.decrementAndGet());
    // Not the stage behind it, which would wrap what went wrong.
    return result;
  }

  private <T> void complete(CompletableFuture<T> result, Task<T> task) {
    if (result.isDone()) {
      return;
    }
    if (backoff.waits()) {
      result.completeExceptionally(new StorageAwayException());
      return;
    }
    try {
      T done = task.run();
      isThere();
      result.complete(done);
    } catch (SQLException | RuntimeException e) {
      isAway(e);
      result.completeExceptionally(new StorageAwayException());
    }
  }

  /** Writes what is not written, and ends. */
  @Override
  public void close() {
    thread.execute(this::turn);
    thread.shutdown();
    try {
      if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
    database.close();
  }
}
