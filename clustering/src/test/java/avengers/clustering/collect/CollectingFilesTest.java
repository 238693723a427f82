package avengers.clustering.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.clustering.observation.Observation;
import avengers.clustering.observation.Usage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CollectingFilesTest {
  private static final int SAMPLES = 2;
  private static final List<Question> QUESTIONS = IntStream.range(0, 6)
      .mapToObj(i -> Questions.of("question " + i, "7", "sums", i))
      .toList();
  private static final Map<String, String> SETTINGS = Map.of("--samples", "2");

  @TempDir
  Path folder;

  private final Map<String, Integer> asked = new ConcurrentHashMap<>();

  private Path out() {
    return folder.resolve("observations.jsonl");
  }

  private Path journal() {
    return folder.resolve("observations.jsonl.replies.jsonl");
  }

  private CollectingFiles open() throws IOException {
    return open(QUESTIONS, SETTINGS);
  }

  private CollectingFiles open(List<Question> questions, Map<String, String> settings)
      throws IOException {
    return CollectingFiles.open(out(), questions, List.of("a"), SAMPLES, settings);
  }

  /** Runs until the gate closes after so many calls; the files are left as they are. */
  private double run(int calls) throws Exception {
    CallGate gate = CallGate.unlimited();
    try (CollectingFiles files = open()) {
      ChatModel model = new GatedModel(new Counted(gate, calls), gate, files.ledger());
      new Collector(List.of(new LimitedModel(model, new Semaphore(1, true))),
          Optional.empty(), new Sampling(SAMPLES, 0, OptionalInt.empty()), gate, files.log(),
          CollectListener.onFinished(() -> {})).collect(files.unanswered(), files);
      files.finish();
    } catch (CollectingStopped stopped) {
      assertThat(journal()).exists();
    }
    return gate.spent();
  }

  private final class Counted implements ChatModel {
    private final CallGate gate;
    private int left;

    Counted(CallGate gate, int left) {
      this.gate = gate;
      this.left = left;
    }

    @Override
    public String name() {
      return "a";
    }

    @Override
    public Reply ask(ChatCall call) {
      String key = call.messages().getLast().content() + " " + call.seed();
      asked.merge(key, 1, Integer::sum);
      if (--left == 0) {
        gate.close("enough");
      }
      return new Reply(call.seed() == 0 ? "7" : "8", new Usage(OptionalDouble.of(0.5),
          OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty()));
    }
  }

  private String undisturbed() throws Exception {
    run(Integer.MAX_VALUE);
    String all = Files.readString(out());
    Files.delete(out());
    asked.clear();
    return all;
  }

  @Test
  void howeverOftenItStopsTheFileBecomesTheSameAndNothingIsAskedTwice() throws Exception {
    String whole = undisturbed();
    for (int i = 0; i < 12; i++) {
      run(1);
      assertThat(whole).startsWith(Files.readString(out()));
    }
    run(Integer.MAX_VALUE);

    assertThat(out()).hasContent(whole.stripTrailing());
    assertThat(asked).hasSize(12).allSatisfy((key, times) -> assertThat(times).isEqualTo(1));
    assertThat(journal()).doesNotExist();
  }

  @Test
  void whereverTheFilesAreTornTheWholeIsRestored() throws Exception {
    String whole = undisturbed();
    run(7);
    byte[] observations = Files.readAllBytes(out());
    byte[] replies = Files.readAllBytes(journal());
    int settings = new String(replies, StandardCharsets.UTF_8).indexOf('\n');
    for (int cut = 0; cut < 300; cut += 7) {
      Files.write(out(), Arrays.copyOf(observations,
          Math.max(0, observations.length - cut)));
      Files.write(journal(), Arrays.copyOf(replies,
          Math.max(settings + 1, replies.length - cut)));
      run(Integer.MAX_VALUE);

      assertThat(Files.readString(out())).as("cut by %d", cut).isEqualTo(whole);
    }
  }

  @Test
  void otherSettingsAreRefusedByName() throws Exception {
    run(1);

    assertThatThrownBy(() -> open(QUESTIONS, Map.of("--samples", "3")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("was begun with --samples 2, and now it is 3");
  }

  @Test
  void aSecondRunIsKeptOut() throws Exception {
    try (CollectingFiles first = open()) {
      assertThat(first.unanswered()).hasSize(6);
      assertThatThrownBy(this::open).isInstanceOf(IOException.class)
          .hasMessageContaining("another run is collecting");
    }
  }

  @Test
  void observationsOfOtherQuestionsStay() throws Exception {
    undisturbed();
    run(Integer.MAX_VALUE);
    String before = Files.readString(out());
    List<Question> more = new ArrayList<>(QUESTIONS.subList(0, 2));
    more.add(Questions.of("another", "7", "sums", 99));
    try (CollectingFiles files = open(more, SETTINGS)) {
      assertThat(files.others()).isEqualTo(4);
      assertThat(files.done()).isEqualTo(2);
      assertThat(files.unanswered()).extracting(Question::query).containsExactly("another");
      files.accept(new Observation("another", "sums", 99, Optional.of("7"), Map.of(), Map.of(),
          Map.of()));
      files.finish();
    }

    assertThat(Files.readString(out())).startsWith(before).contains("another");
  }

  @Test
  void aQuestionWithoutAnyReplyIsNotAskedAgain() throws Exception {
    try (CollectingFiles files = open(QUESTIONS.subList(0, 1), SETTINGS)) {
      files.accept(Observing.of(QUESTIONS.getFirst(), Map.of("a", List.of())));
      files.finish();
    }
    try (CollectingFiles files = open(QUESTIONS.subList(0, 1), SETTINGS)) {
      assertThat(files.unanswered()).isEmpty();
      assertThat(files.summaries().getFirst().failed()).isEqualTo(SAMPLES);
    }
  }

  @Test
  void whatEarlierRunsSpentCountsWhetherInTheJournalOrInTheObservations() throws Exception {
    run(5);
    try (CollectingFiles files = open()) {
      assertThat(files.spentBefore()).isEqualTo(2.5);
    }
    run(Integer.MAX_VALUE);
    try (CollectingFiles files = open()) {
      assertThat(files.spentBefore()).isEqualTo(6);
    }
  }

  @Test
  void anAttemptThatWasInFlightWhenTheProcessWasKilledCountsAsTheMostItCanCost()
      throws Exception {
    try (CollectingFiles killed = open()) {
      killed.ledger().end(killed.ledger().begin(0.25), 0.125);
      killed.ledger().begin(0.25);
    }
    try (CollectingFiles killed = open()) {
      assertThat(killed.spentBefore()).isEqualTo(0.375);
      killed.ledger().begin(0.5);
    }
    try (CollectingFiles files = open()) {
      assertThat(files.spentBefore()).isEqualTo(0.875);
    }
  }

  @Test
  void someoneElsesBrokenFileIsNotCut() throws Exception {
    Files.writeString(out(), "{\"query\": \"x\"");

    assertThatThrownBy(this::open).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("observations.jsonl:1: not JSON");
    assertThat(out()).hasContent("{\"query\": \"x\"");
    assertThat(journal()).doesNotExist();
  }

  @Test
  void aLastLineWithoutItsEndIsKept() throws Exception {
    Files.writeString(out(), "{\"query\": \"x\", \"dataset\": \"d\", \"records\": {}}",
        StandardOpenOption.CREATE);
    try (CollectingFiles files = open()) {
      assertThat(files.others()).isEqualTo(1);
    }

    assertThat(Files.readString(out())).endsWith("}}\n");
  }

  @Test
  void completeQuestionsKeepTheirNumberOfReplies() throws Exception {
    Files.writeString(out(), """
        {"query": "question 0", "dataset": "sums", "index": 0, "records": {"a": 1}, \
        "samples": {"a": ["7", "7", "8"]}}
        """);

    assertThatThrownBy(this::open).isInstanceOf(IllegalArgumentException.class)
        .hasMessage(out() + ": its complete questions have 3 replies of a model, and now it is 2; "
            + "go on with --samples 3, or collect into another file");
    assertThat(journal()).doesNotExist();
  }

  @Test
  void foldersAreMadeButNoneIsTakenForAFile() throws Exception {
    Path out = folder.resolve("new/folder/o.jsonl");
    CollectingFiles.open(out, QUESTIONS, List.of("a"), 1, SETTINGS).close();

    assertThat(out).exists();
    assertThatThrownBy(
        () -> CollectingFiles.open(folder, QUESTIONS, List.of("a"), 1, SETTINGS))
        .hasMessage(folder + ": is a folder; name a file");
  }

  @Test
  void compressedObservationsCannotGrow() {
    assertThatThrownBy(() -> CollectingFiles.open(folder.resolve("o.jsonl.gz"), QUESTIONS,
        List.of("a"), 1, SETTINGS)).hasMessageContaining("not compressed");
  }
}
