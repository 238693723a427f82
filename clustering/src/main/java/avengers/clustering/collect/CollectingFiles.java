package avengers.clustering.collect;

import avengers.clustering.observation.Observation;
import avengers.clustering.observation.ObservationJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The observations file that grows, and the journal beside it, while collecting is under way.
 * However a run ends, the next one finds all that was kept: the observations file always is the
 * beginning of what an undisturbed run writes, and the journal holds the replies to questions that
 * are not in it yet.
 */
public final class CollectingFiles implements ObservationSink, AutoCloseable {
  private final Path out;
  private final LineFile observations;
  private final Journal journal;
  private final FinishedQuestions finished;
  private final ModelSummary.All summaries;
  private int added;

  private CollectingFiles(Path out, LineFile observations, Journal journal,
      FinishedQuestions finished, ModelSummary.All summaries) {
    this.out = out;
    this.observations = observations;
    this.journal = journal;
    this.finished = finished;
    this.summaries = summaries;
  }

  /**
   * Opens or makes the files, and reads what earlier runs left.
   *
   * @param settings what must be the same in all runs, by name
   * @throws IllegalArgumentException if the files cannot be gone on with; the message says why
   * @throws IOException if they cannot be read or made, or another run has them open
   */
  public static CollectingFiles open(Path out, List<Question> questions, List<String> models,
      int samples, Map<String, String> settings) throws IOException {
    if (out.toString().endsWith(".gz") || out.toString().endsWith(".zst")) {
      throw new IllegalArgumentException(
          out + ": lines are appended to the observations, so they are not compressed; "
              + "compress the file when it is complete");
    }
    if (Files.isDirectory(out)) {
      throw new IllegalArgumentException(out + ": is a folder; name a file");
    }
    Files.createDirectories(out.toAbsolutePath().getParent());
    boolean goesOn = Files.exists(Journal.beside(out));
    Journal journal = Journal.open(Journal.beside(out));
    try {
      CollectingFiles files = new CollectingFiles(out, LineFile.open(out), journal,
          new FinishedQuestions(out, questions), new ModelSummary.All(models, samples));
      files.read(settings, goesOn, samples);
      return files;
    } catch (IOException | RuntimeException e) {
      if (!goesOn) {
        journal.delete();
      }
      journal.close();
      throw e;
    }
  }

  private void read(Map<String, String> settings, boolean goesOn, int samples)
      throws IOException {
    try {
      observations.read((line, number, whole) -> read(line, number, !whole && goesOn));
      if (!goesOn) {
        requireReplies(samples);
      }
      journal.resume(settings, finished.costs().keySet());
    } catch (IOException | RuntimeException e) {
      observations.close();
      throw e;
    }
  }

  /** The settings of complete questions are gone with their journal; this much they tell. */
  private void requireReplies(int samples) {
    int most = finished.mostReplies();
    if (most > 0 && most != samples) {
      throw new IllegalArgumentException(
          "%s: its complete questions have %d replies of a model, and now it is %d; go on with "
              .formatted(out, most, samples)
              + "--samples " + most + ", or collect into another file");
    }
  }

  /**
   * Reads a line.
   *
   * @param mayBeTorn whether it may have been left so by a run of ours that was killed
   */
  private boolean read(String line, long number, boolean mayBeTorn) {
    if (line.isBlank()) {
      return true;
    }
    try {
      finished.take(line).ifPresent(summaries::add);
      return true;
    } catch (IllegalArgumentException e) {
      if (mayBeTorn) {
        return false;
      }
      throw new IllegalArgumentException(out + ":" + number + ": " + e.getMessage(), e);
    }
  }

  /** The questions that have no observation yet, in their order. */
  public List<Question> unanswered() {
    return finished.unanswered();
  }

  /** How many of the questions have their observation, from this run or earlier ones. */
  public int done() {
    return finished.costs().size() + added;
  }

  /** How many of the questions have none yet. */
  public int remaining() {
    return finished.unanswered().size() - added;
  }

  /** How many observations of other questions the file holds; they stay. */
  public int others() {
    return finished.others();
  }

  /**
   * Models without any reply in the observations that earlier runs finished, if they finished any.
   */
  public Set<String> missing(List<String> models) {
    return finished.models().isEmpty()
        ? Set.of()
        : models.stream()
            .filter(model -> !finished.models().contains(model))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Dollars that earlier runs spent on the questions. */
  public double spentBefore() {
    return journal.spent() + finished.costs()
        .entrySet()
        .stream()
        .filter(cost -> !journal.has(cost.getKey()))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  /** How many replies earlier runs left in the journal. */
  public int resumed() {
    return journal.waiting();
  }

  /** The replies that are kept. */
  public ReplyLog log() {
    return journal;
  }

  /** The account of the money. */
  public Ledger ledger() {
    return journal;
  }

  @Override
  public void accept(Observation observation) throws IOException {
    observations.append(ObservationJson.write(observation));
    summaries.add(observation);
    added++;
  }

  /** What all observations of the questions come to. */
  public List<ModelSummary> summaries() {
    return summaries.summaries();
  }

  /** Removes the journal: every question has its observation. */
  public void finish() throws IOException {
    observations.force();
    journal.delete();
  }

  @Override
  public void close() throws IOException {
    observations.close();
    journal.close();
  }
}
