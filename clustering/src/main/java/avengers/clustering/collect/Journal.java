package avengers.clustering.collect;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The file beside the observations that keeps every reply as soon as it came, while collecting is
 * under way. It also keeps a second run from the same observations.
 */
final class Journal implements ReplyLog, Ledger, AutoCloseable {
  private final Path path;
  private final LineFile file;
  private final Map<CallKey, Outcome> outcomes = new ConcurrentHashMap<>();
  private final Set<String> questions = new HashSet<>();
  private final Spending spending = new Spending();
  private final AtomicLong attempts = new AtomicLong();
  private boolean begun;

  private Journal(Path path, LineFile file) {
    this.path = path;
    this.file = file;
  }

  /** Where the journal of observations stands. */
  static Path beside(Path observations) {
    return observations.resolveSibling(observations.getFileName() + ".replies.jsonl");
  }

  /**
   * Opens a journal, and makes it if need be.
   *
   * @throws IOException if another run has it open
   */
  static Journal open(Path path) throws IOException {
    LineFile file;
    try {
      file = LineFile.open(path);
    } catch (FileNotFoundException e) {
      throw new NoSuchFileException(path.toString(), null, "cannot be made");
    }
    // Whoever deleted it meanwhile had just finished.
    if (!file.lock() || !Files.exists(path)) {
      file.close();
      throw new IOException(path + ": another run is collecting into the same file");
    }
    return new Journal(path, file);
  }

  /**
   * Reads what earlier runs left.
   *
   * @param settings what must be the same in all runs
   * @param done keys of questions that need no replies any more
   * @throws IllegalArgumentException if the earlier runs had other settings; the message names them
   */
  void resume(Map<String, String> settings, Set<String> done) throws IOException {
    file.read((text, number, whole) -> whole && read(text, number, settings, done));
    attempts.set(spending.lastAttempt());
    if (!begun) {
      file.appendForGood(new JournalLine.Settings(settings).write());
    }
  }

  private boolean read(String text, long number, Map<String, String> settings, Set<String> done) {
    JournalLine line;
    try {
      line = JournalLine.parse(text);
    } catch (IllegalArgumentException torn) {
      return false;
    }
    if (number == 1 != line instanceof JournalLine.Settings) {
      throw new IllegalArgumentException(path + ":" + number + ": this is no journal of collect; "
          + "move it away");
    }
    begun = true;
    switch (line) {
      case JournalLine.Settings(Map<String, String> before) -> requireSame(before, settings);
      case JournalLine.Ended(CallKey key, Outcome outcome) -> {
        questions.add(key.question());
        if (!done.contains(key.question())) {
          outcomes.put(key, outcome);
        }
      }
      case JournalLine.Began began -> spending.add(began);
      case JournalLine.Spent spent -> spending.add(spent);
    }
    return true;
  }

  private void requireSame(Map<String, String> before, Map<String, String> settings) {
    Set<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(settings.keySet());
    for (String key : keys) {
      String then = before.getOrDefault(key, "(none)");
      String now = settings.getOrDefault(key, "(none)");
      if (!then.equals(now)) {
        throw new IllegalArgumentException(
            "%s: was begun with %s %s, and now it is %s; go on as it "
                .formatted(path, key, then, now)
                + "was begun, or remove this file and lose the replies in it");
      }
    }
  }

  /** Whether the journal knows what a question cost. */
  boolean has(String question) {
    return questions.contains(question);
  }

  /** Dollars that earlier runs spent, as far as the journal knows; what is unsure counts. */
  double spent() {
    return spending.dollars();
  }

  /** How many replies wait for the rest of their question. */
  int waiting() {
    return outcomes.size();
  }

  @Override
  public Optional<Outcome> find(CallKey key) {
    return Optional.ofNullable(outcomes.remove(key));
  }

  @Override
  public void keep(CallKey key, Outcome outcome) throws IOException {
    file.appendForGood(new JournalLine.Ended(key, outcome).write());
  }

  @Override
  public long begin(double most) {
    long attempt = attempts.incrementAndGet();
    if (most > 0 && Double.isFinite(most)) {
      append(new JournalLine.Began(attempt, most));
    }
    return attempt;
  }

  @Override
  public void end(long attempt, double cost) {
    append(new JournalLine.Spent(attempt, cost));
  }

  private void append(JournalLine line) {
    try {
      file.append(line.write());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes the file: nothing in it is needed any more. */
  void delete() throws IOException {
    Files.delete(path);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
