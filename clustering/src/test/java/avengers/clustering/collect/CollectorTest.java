package avengers.clustering.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import avengers.clustering.grade.CodeCommand;
import avengers.clustering.grade.Graded;
import avengers.clustering.grade.GraderSpec;
import avengers.clustering.grade.Graders;
import avengers.clustering.observation.Observation;
import avengers.clustering.observation.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class CollectorTest {
  @Test
  void repliesAreGradedAndKept() throws Exception {
    ChatModel right = new FakeModel("right", (query, seed) -> reply("The answer is 7"));
    ChatModel half = new FakeModel("half", (query, seed) -> reply(seed == 0 ? "7" : "8"));

    Observation collected = collect(List.of(right, half), 2, question(5)).getFirst();

    assertThat(collected.query()).isEqualTo("question 5");
    assertThat(collected.dataset()).isEqualTo("sums");
    assertThat(collected.index()).isEqualTo(5);
    assertThat(collected.answer()).contains("7");
    assertThat(collected.scores()).isEqualTo(Map.of("right", 1.0, "half", 0.5));
    assertThat(collected.samples()).isEqualTo(
        Map.of("right", List.of("The answer is 7", "The answer is 7"), "half", List.of("7", "8")));
  }

  @Test
  void aReplyThatDidNotComeIsMissingNotWrong() throws Exception {
    ChatModel absent = new FakeModel("absent", (query, seed) -> {
      throw CallFailure.withoutReply("no route");
    });
    ChatModel unsteady = new FakeModel("unsteady", (query, seed) -> {
      if (seed == 1) {
        throw CallFailure.withoutReply("no route");
      }
      return reply("7");
    });

    Observation collected = collect(List.of(absent, unsteady), 3, question(0)).getFirst();

    assertThat(collected.scores()).isEqualTo(Map.of("unsteady", 1.0));
    assertThat(collected.samples()).isEqualTo(Map.of("unsteady", List.of("7", "7")));
    assertThat(collected.usages()).containsOnlyKeys("unsteady");
  }

  @Test
  void aUsageIsTheMeanOfTheKnownOnes() throws Exception {
    ChatModel model = new FakeModel("a", (query, seed) -> new Reply("7", seed == 0
        ? Usage.UNKNOWN
        : new Usage(OptionalDouble.of((double) seed), OptionalDouble.of(10),
            OptionalDouble.empty(), OptionalDouble.empty())));

    Observation collected = collect(List.of(model), 3, question(0)).getFirst();

    assertThat(collected.usage("a")).isEqualTo(
        new Usage(OptionalDouble.of(1.5), OptionalDouble.of(10), OptionalDouble.empty(),
            OptionalDouble.empty()));
  }

  @Test
  void aSamplesSeedIsItsNumberWhateverTheOrderOfCalls() throws Exception {
    Set<ChatCall> asked = ConcurrentHashMap.newKeySet();
    ChatModel model = new FakeModel("a", (query, seed) -> reply("7"), asked::add);

    collect(List.of(model), 2, question(0));

    List<Message> messages = List.of(new Message("user", "question 0"));
    assertThat(asked).containsExactlyInAnyOrder(
        new ChatCall(messages, 0.7, OptionalInt.of(50), 0),
        new ChatCall(messages, 0.7, OptionalInt.of(50), 1));
  }

  @Test
  void aReplyThatCannotBeGradedHasNoScoreButIsKept() throws Exception {
    ChatModel model = new FakeModel("a", (query, seed) -> reply("print(7)"));
    Question question = new Question(List.of(new Message("user", "code?")), "code?",
        Optional.empty(), "code", 0, new Graders(GraderSpec.plain(GraderSpec.Type.CODE), Map.of(),
            Optional.of(new CodeCommand("/no/such/command", Duration.ofSeconds(10))), false)
            .grader(new Graded("code?", "code", Optional.empty(), Optional.empty(),
                JsonMapper.shared().createObjectNode())));

    Observation collected = collect(List.of(model), 1, question).getFirst();

    assertThat(collected.scores()).isEmpty();
    assertThat(collected.samples()).isEqualTo(Map.of("a", List.of("print(7)")));
  }

  @Test
  void questionsKeepTheirOrder() throws Exception {
    CountDownLatch lastAsked = new CountDownLatch(1);
    ChatModel firstIsSlowest = new FakeModel("a", (query, seed) -> {
      if (query.equals("question 7")) {
        lastAsked.countDown();
      } else {
        lastAsked.await();
      }
      return reply("7");
    });

    assertThat(collect(firstIsSlowest, questions(8)))
        .extracting(Observation::index)
        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
  }

  @Test
  void aModelGetsNoMoreCallsAtOnceThanAllowed() throws Exception {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Phaser three = new Phaser(3);
    ChatModel model = new FakeModel("a", (query, seed) -> {
      most.accumulateAndGet(running.incrementAndGet(), Math::max);
      // Three at a time, or none: it would hang if fewer were asked at once.
      three.arriveAndAwaitAdvance();
      running.decrementAndGet();
      return reply("7");
    });

    collect(new LimitedModel(model, new Semaphore(3, true)), questions(30));

    assertThat(most).hasValue(3);
  }

  @Test
  void aSlowModelDoesNotStopAFastOne() throws Exception {
    CountDownLatch fastIsDone = new CountDownLatch(30);
    ChatModel fast = new FakeModel("fast", (query, seed) -> {
      fastIsDone.countDown();
      return reply("7");
    });
    ChatModel slow = new FakeModel("slow", (query, seed) -> {
      fastIsDone.await();
      return reply("7");
    });

    assertThat(collector(List.of(new LimitedModel(slow, new Semaphore(1, true)), fast), 1,
        CollectListener.onFinished(CollectorTest::noProgress), questions(30))).hasSize(30);
  }

  @Test
  void aClosedGateEndsCollectingAndLeavesWhatFinishedBefore() throws Exception {
    CallGate gate = CallGate.unlimited();
    ChatModel model = new GatedModel(new FakeModel("a", (query, seed) -> {
      if (query.equals("question 3")) {
        gate.close("enough");
      }
      return reply("7");
    }), gate, Ledger.none());
    List<Observation> collected = new ArrayList<>();

    assertThatThrownBy(() -> new Collector(
        List.of(new LimitedModel(model, new Semaphore(1, true))), Optional.empty(), ONE, gate,
        ReplyLog.none(), CollectListener.onFinished(CollectorTest::noProgress))
        .collect(questions(9), collected::add))
        .isInstanceOf(CollectingStopped.class)
        .hasMessage("enough");

    assertThat(collected).hasSizeLessThan(9);
  }

  @Test
  void progressIsToldOnceAQuestion() throws Exception {
    AtomicInteger told = new AtomicInteger();

    collector(List.of(new FakeModel("a", (query, seed) -> reply("7"))), 2,
        CollectListener.onFinished(told::incrementAndGet), questions(9));

    assertThat(told).hasValue(9);
  }

  @Test
  void interruptionEndsCollectingAndTheCallsUnderWay() throws Exception {
    CountDownLatch asked = new CountDownLatch(2);
    AtomicBoolean interrupted = new AtomicBoolean();
    ChatModel silent = new FakeModel("silent", (query, seed) -> {
      asked.countDown();
      try {
        new CountDownLatch(1).await();
        return reply("7");
      } finally {
        interrupted.set(true);
      }
    });
    FutureTask<Throwable> collecting = new FutureTask<>(() -> catchThrowable(
        () -> collect(silent, questions(5))));
    Thread thread = Thread.ofVirtual().start(collecting);
    asked.await();
    thread.interrupt();

    assertThat(collecting.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    assertThat(interrupted).isTrue();
  }

  @Test
  void aDefectInAModelFailsTheWhole() {
    ChatModel broken = new FakeModel("broken", (query, seed) -> {
      throw new IllegalStateException("a defect");
    });

    assertThatThrownBy(() -> collect(List.of(broken), 1, question(0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a defect");
  }

  private static final Sampling ONE = new Sampling(1, 0.7, OptionalInt.empty());

  private static List<Observation> collect(List<ChatModel> models, int samples, Question question)
      throws Exception {
    return collector(models, samples, CollectListener.onFinished(CollectorTest::noProgress),
        List.of(question));
  }

  private static List<Observation> collect(ChatModel model, List<Question> questions)
      throws Exception {
    return collector(List.of(model), 1, CollectListener.onFinished(CollectorTest::noProgress),
        questions);
  }

  private static List<Observation> collector(List<ChatModel> models, int samples,
      CollectListener listener, List<Question> questions) throws Exception {
    List<Observation> collected = new ArrayList<>();
    new Collector(models, Optional.empty(), new Sampling(samples, 0.7, OptionalInt.of(50)),
        CallGate.unlimited(), ReplyLog.none(), listener).collect(questions, collected::add);
    return collected;
  }

  private static List<Question> questions(int count) {
    return IntStream.range(0, count).mapToObj(CollectorTest::question).toList();
  }

  private static Question question(int index) {
    return Questions.of("question " + index, "7", "sums", index);
  }

  private static void noProgress() {}

  private static Reply reply(String text) {
    return new Reply(text, Usage.UNKNOWN);
  }

  private interface Answering {
    Reply answer(String query, long seed) throws CallFailure, InterruptedException;
  }

  private record FakeModel(String name, Answering answering, Consumer<ChatCall> asked)
      implements
        ChatModel {
    FakeModel(String name, Answering answering) {
      this(name, answering, _ -> {});
    }

    @Override
    public Reply ask(ChatCall call) throws CallFailure, InterruptedException {
      asked.accept(call);
      return answering.answer(call.messages().getLast().content(), call.seed());
    }
  }
}
