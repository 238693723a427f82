package avengers.clustering.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import avengers.clustering.observation.Observation;
import avengers.clustering.observation.Usage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
      throw new IOException("no route");
    });
    ChatModel unsteady = new FakeModel("unsteady", (query, seed) -> {
      if (seed == 1) {
        throw new IOException("no route");
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
  void theTemperatureAndASeedForEverySampleAreHandedOn() throws Exception {
    List<String> asked = new ArrayList<>();
    ChatModel model = new ChatModel() {
      @Override
      public String name() {
        return "a";
      }

      @Override
      public Reply ask(String query, double temperature, long seed) {
        asked.add(query + " " + temperature + " " + seed);
        return reply("7");
      }
    };

    collect(List.of(model), 2, question(0));

    assertThat(asked).containsExactly("question 0 0.7 0", "question 0 0.7 1");
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

    assertThat(new Collector(List.of(firstIsSlowest), 1, 0.7, 8).collect(questions(8),
        CollectorTest::noProgress))
        .extracting(Observation::index)
        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
  }

  @Test
  void noMoreQuestionsThanAllowedAreAskedAtOnce() throws Exception {
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

    new Collector(List.of(model), 1, 0.7, 3).collect(questions(30), CollectorTest::noProgress);

    assertThat(most).hasValue(3);
  }

  @Test
  void progressIsToldOnceAQuestion() throws Exception {
    AtomicInteger told = new AtomicInteger();

    new Collector(List.of(new FakeModel("a", (query, seed) -> reply("7"))), 2, 0.7, 4)
        .collect(questions(9), told::incrementAndGet);

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
        () -> new Collector(List.of(silent), 1, 0.7, 2).collect(questions(5),
            CollectorTest::noProgress)));
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
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a defect");
  }

  private static List<Observation> collect(List<ChatModel> models, int samples, Question question)
      throws Exception {
    return new Collector(models, samples, 0.7, 2).collect(List.of(question),
        CollectorTest::noProgress);
  }

  private static List<Question> questions(int count) {
    return IntStream.range(0, count).mapToObj(CollectorTest::question).toList();
  }

  private static Question question(int index) {
    return new Question("question " + index, "7", "sums", index);
  }

  private static void noProgress() {}

  private static Reply reply(String text) {
    return new Reply(text, Usage.UNKNOWN);
  }

  private interface Answering {
    Reply answer(String query, long seed) throws IOException, InterruptedException;
  }

  private record FakeModel(String name, Answering answering) implements ChatModel {
    @Override
    public Reply ask(String query, double temperature, long seed)
        throws IOException, InterruptedException {
      return answering.answer(query, seed);
    }
  }
}
