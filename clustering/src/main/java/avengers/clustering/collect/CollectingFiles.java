package avengers.clustering.collect;

import avengers.clustering.observation.Observation;
import avengers.clustering.observation.ObservationJson;
import avengers.clustering.table.Row;
import avengers.clustering.table.RowKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The observations file that grows, and the journal beside it, while collecting is under way.
 * However a run ends, the next one finds all that was kept: the observations file always is the
 * beginning of what an undisturbed run writes, and the journal holds the replies to questions that
 * are not in it yet.
 */
public final class CollectingFiles implements ObservationSink, AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final RowKeys rows = new RowKeys();
  private final Path out;
  private final LineFile observations;
  private final Journal journal;
  private final boolean interrupted;
  private final Map<QuestionIdentity, Question> pending = new HashMap<>();
  private final ModelSummary.All summaries;
  private final Set<String> seenModels = new TreeSet<>();
  private List<Question> unanswered = List.of();
  private int total;
  private int others;
  private int done;
  private double spentBefore;

  private CollectingFiles(Path out, LineFile observations, Journal journal, boolean interrupted,
      ModelSummary.All summaries) {
    this.out = out;
    this.observations = observations;
    this.journal = journal;
    this.interrupted = interrupted;
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
    Path journalFile = Journal.beside(out);
    boolean interrupted = Files.exists(journalFile);
    Journal journal = Journal.open(journalFile);
    CollectingFiles files = null;
    try {
      files = new CollectingFiles(out, LineFile.open(out), journal, interrupted,
          new ModelSummary.All(models, samples));
      files.read(questions, settings);
      return files;
    } catch (IOException | RuntimeException e) {
      if (files != null) {
        files.observations.close();
      }
      if (!interrupted) {
        journal.delete();
      }
      journal.close();
      throw e;
    }
  }

  private void read(List<Question> questions, Map<String, String> settings) throws IOException {
    questions.forEach(question -> pending.put(QuestionIdentity.of(question), question));
    Map<String, Double> costs = new HashMap<>();
    observations.read((line, number, whole) -> read(line, number, whole, costs));
    journal.resume(settings, costs.keySet());
    spentBefore = journal.spent() + costs.entrySet()
        .stream()
        .filter(cost -> !journal.has(cost.getKey()))
        .mapToDouble(Map.Entry::getValue)
        .sum();
    unanswered = questions.stream()
        .filter(question -> pending.containsKey(QuestionIdentity.of(question)))
        .toList();
    total = questions.size();
    done = total - unanswered.size();
  }

  /** Only a run of ours that was stopped leaves a line torn. */
  private boolean read(String line, long number, boolean whole, Map<String, Double> costs) {
    if (line.isBlank()) {
      return true;
    }
    Observation observation;
    try {
      observation = observation(line);
    } catch (IllegalArgumentException e) {
      if (whole || !interrupted) {
        throw new IllegalArgumentException(out + ":" + number + ": " + e.getMessage(), e);
      }
      return false;
    }
    Question question = pending.remove(QuestionIdentity.of(observation));
    if (question == null) {
      others++;
    } else {
      costs.put(question.key(), cost(observation));
      seenModels.addAll(observation.samples().keySet());
      summaries.add(observation);
    }
    return true;
  }

  private Observation observation(String line) {
    try {
      if (JSON.readTree(line) instanceof ObjectNode object) {
        Row row = new Row(out, out.toString(), object);
        return ObservationJson.read(row, rows.next(row));
      }
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
    throw new IllegalArgumentException("expected a JSON object, one a line");
  }

  private static double cost(Observation observation) {
    return observation.usages()
        .entrySet()
        .stream()
        .mapToDouble(usage -> usage.getValue().cost().orElse(0)
            * observation.samples().getOrDefault(usage.getKey(), List.of()).size())
        .sum();
  }

  /** The questions that have no observation yet, in their order. */
  public List<Question> unanswered() {
    return unanswered;
  }

  /** How many of the questions have their observation, from this run or earlier ones. */
  public int done() {
    return done;
  }

  /** How many of the questions have none yet. */
  public int remaining() {
    return total - done;
  }

  /** How many observations of other questions the file holds; they stay. */
  public int others() {
    return others;
  }

  /**
   * Models without any reply in the observations that earlier runs finished, if they finished any.
   */
  public Set<String> missing(List<String> models) {
    return seenModels.isEmpty()
        ? Set.of()
        : models.stream()
            .filter(model -> !seenModels.contains(model))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Dollars that earlier runs spent on the questions. */
  public double spentBefore() {
    return spentBefore;
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
    done++;
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
