package avengers.clustering.collect;

import avengers.clustering.observation.Observation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Asks every model every question, several times, and grades the replies. A reply that did not come
 * is missing, not wrong.
 *
 * <p>
 * Questions are begun in their order, and so many may be unfinished that a slow model does not stop
 * a fast one; how many calls a model gets at once is the model's own affair. Observations are given
 * in the questions' order.
 *
 * @param models as {@link Manners} makes them
 * @param judge grades where a question's grader is a judge
 * @param gate the gate that all calls of the models pass
 */
public record Collector(List<ChatModel> models,
    Optional<ChatModel> judge,
    Sampling sampling,
    CallGate gate,
    ReplyLog log,
    CollectListener listener) {
  private static final int MOST_UNFINISHED = 1_000;
  private static final int LEAST_UNFINISHED = 32;

  /** Bounds the replies that wait in memory for the rest of their question. */
  private static final int UNFINISHED_CALLS = 20_000;

  public Collector {
    models = List.copyOf(models);
  }

  /**
   * Collects one observation a question, in their order.
   *
   * @throws CollectingStopped if the gate closed; what was in flight is awaited and kept before
   * @throws IOException if something cannot be kept
   */
  public void collect(List<Question> questions, ObservationSink sink)
      throws IOException, CollectingStopped, InterruptedException {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      collect(questions, threads, sink);
    } catch (ExecutionException e) {
      stop(e.getCause());
    } finally {
      // Those who wait for a place or to try again have nothing to lose.
      threads.shutdownNow();
      threads.close();
    }
  }

  private void collect(List<Question> questions, ExecutorService threads, ObservationSink sink)
      throws IOException, ExecutionException, InterruptedException {
    Deque<Future<Observation>> unfinished = new ArrayDeque<>();
    for (Question question : questions) {
      if (unfinished.size() == mostUnfinished()) {
        sink.accept(unfinished.remove().get());
      }
      unfinished.add(threads.submit(() -> observe(question, threads)));
    }
    while (!unfinished.isEmpty()) {
      sink.accept(unfinished.remove().get());
    }
  }

  private int mostUnfinished() {
    int calls = models.size() * sampling.samples();
    return Math.clamp(UNFINISHED_CALLS / calls, LEAST_UNFINISHED, MOST_UNFINISHED);
  }

  private void stop(@Nullable Throwable cause)
      throws IOException, CollectingStopped, InterruptedException {
    switch (cause) {
      case CollectingStopped stopped -> {
        gate.awaitEmpty();
        throw stopped;
      }
      case IOException unkept -> throw unkept;
      case UncheckedIOException unkept -> throw unkept.getCause();
      case RuntimeException defect -> throw defect;
      case null, default -> throw new IllegalStateException(cause);
    }
  }

  private Observation observe(Question question, ExecutorService threads)
      throws ExecutionException, IOException, CollectingStopped, InterruptedException {
    Inquiry inquiry = new Inquiry(judge, sampling, log, listener);
    Map<String, List<Future<Optional<GradedReply>>>> calls = new TreeMap<>();
    for (ChatModel model : models) {
      List<Future<Optional<GradedReply>>> samples = new ArrayList<>();
      for (int sample = 0; sample < sampling.samples(); sample++) {
        int number = sample;
        samples.add(threads.submit(() -> inquiry.sample(question, model, number)));
      }
      calls.put(model.name(), samples);
    }
    Map<String, List<GradedReply>> replies = new TreeMap<>();
    for (Map.Entry<String, List<Future<Optional<GradedReply>>>> call : calls.entrySet()) {
      replies.put(call.getKey(), replies(call.getValue()));
    }
    listener.finished();
    return Observing.of(question, replies);
  }

  private static List<GradedReply> replies(List<Future<Optional<GradedReply>>> calls)
      throws InterruptedException, ExecutionException, CollectingStopped, IOException {
    List<GradedReply> replies = new ArrayList<>();
    for (Future<Optional<GradedReply>> call : calls) {
      replies.addAll(awaited(call).stream().toList());
    }
    return replies;
  }

  /** What a call gave, or threw. */
  private static Optional<GradedReply> awaited(Future<Optional<GradedReply>> call)
      throws InterruptedException, CollectingStopped, IOException {
    try {
      return call.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case CollectingStopped stopped -> throw stopped;
        case IOException unkept -> throw unkept;
        case InterruptedException interrupted -> throw interrupted;
        case RuntimeException defect -> throw defect;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    }
  }
}
