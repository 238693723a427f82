package avengers.clustering.collect;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The file beside the observations that keeps every reply as soon as it came, while collecting is
 * under way. It also keeps a second run from the same observations.
 */
final class Journal implements ReplyLog, AutoCloseable {
  private final Path path;
  private final LineFile file;
  private final Map<CallKey, Outcome> outcomes = new ConcurrentHashMap<>();
  private final Set<String> questions = new HashSet<>();
  private final Spending spending = new Spending();

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
    if (spending.lines() == 0) {
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
    spending.add(line);
    switch (line) {
      case JournalLine.Settings(Map<String, String> begun) -> requireSame(begun, settings);
      case JournalLine.Ended(CallKey key, Outcome outcome) -> {
        questions.add(key.question());
        if (!done.contains(key.question())) {
          outcomes.put(key, outcome);
        }
      }
      case JournalLine.Began _,JournalLine.Lost _ -> {
      }
    }
    return true;
  }

  private void requireSame(Map<String, String> begun, Map<String, String> settings) {
    Set<String> keys = new TreeSet<>(begun.keySet());
    keys.addAll(settings.keySet());
    for (String key : keys) {
      String before = begun.getOrDefault(key, "(none)");
      String now = settings.getOrDefault(key, "(none)");
      if (!Objects.equals(before, now)) {
        throw new IllegalArgumentException(
            "%s: was begun with %s %s, and now it is %s; go on as it "
                .formatted(path, key, before, now)
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
  public void begin(CallKey key, double most) throws IOException {
    if (most > 0 && Double.isFinite(most)) {
      file.append(new JournalLine.Began(key, most).write());
    }
  }

  @Override
  public void keep(CallKey key, Outcome outcome) throws IOException {
    file.appendForGood(new JournalLine.Ended(key, outcome).write());
  }

  /** Notes dollars that an attempt without a reply may have cost. */
  void lose(double dollars) throws IOException {
    if (dollars > 0) {
      file.append(new JournalLine.Lost(dollars).write());
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
