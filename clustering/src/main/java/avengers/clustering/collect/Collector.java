package avengers.clustering.collect;

import avengers.clustering.answer.Grader;
import avengers.clustering.observation.Observation;
import avengers.clustering.observation.Usage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.slf4j.LoggerFactory;

/**
 * Asks every model every question, several times, and grades the replies. A reply that did not come
 * is missing, not wrong.
 *
 * @param samples replies a question and model
 * @param concurrency how many questions are asked at once
 */
public record Collector(List<ChatModel> models, int samples, double temperature, int concurrency) {
  public Collector {
    models = List.copyOf(models);
  }

  /**
   * Collects one observation a question, in their order.
   *
   * @param progress is run after each question
   */
  public List<Observation> collect(List<Question> questions, Runnable progress)
      throws IOException, InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        return observations(submit(questions, threads, progress));
      } catch (ExecutionException | InterruptedException e) {
        // Or closing would wait for replies that nobody needs.
        threads.shutdownNow();
        throw e;
      }
    } catch (ExecutionException e) {
      throw new IOException("collecting failed: " + e.getMessage(), e);
    }
  }

  private List<Future<Observation>> submit(List<Question> questions, ExecutorService threads,
      Runnable progress) throws InterruptedException {
    Semaphore places = new Semaphore(concurrency);
    List<Future<Observation>> pending = new ArrayList<>();
    for (Question question : questions) {
      places.acquire();
      pending.add(threads.submit(() -> {
        try {
          return observe(question);
        } finally {
          places.release();
          progress.run();
        }
      }));
    }
    return pending;
  }

  private static List<Observation> observations(List<Future<Observation>> pending)
      throws ExecutionException, InterruptedException {
    List<Observation> observations = new ArrayList<>();
    for (Future<Observation> observation : pending) {
      observations.add(observation.get());
    }
    return observations;
  }

  private Observation observe(Question question) throws InterruptedException {
    Map<String, List<Reply>> replies = new TreeMap<>();
    for (ChatModel model : models) {
      List<Reply> got = ask(model, question);
      if (!got.isEmpty()) {
        replies.put(model.name(), got);
      }
    }
    return new Observation(question.query(), question.dataset(), question.index(),
        Optional.of(question.answer()),
        byModel(replies, got -> mean(got,
            reply -> Grader.grade(question.query(), question.answer(), reply.text()))),
        byModel(replies, Collector::meanUsage),
        byModel(replies, got -> got.stream().map(Reply::text).toList()));
  }

  private List<Reply> ask(ChatModel model, Question question) throws InterruptedException {
    List<Reply> replies = new ArrayList<>();
    for (int sample = 0; sample < samples; sample++) {
      try {
        replies.add(model.ask(question.query(), temperature, sample));
      } catch (IOException missing) {
        LoggerFactory.getLogger(Collector.class)
            .warn("no reply to question {}: {}", question.index(), missing.getMessage());
      }
    }
    return replies;
  }

  private static <T> Map<String, T> byModel(Map<String, List<Reply>> replies,
      Function<List<Reply>, T> summary) {
    Map<String, T> summaries = new TreeMap<>();
    replies.forEach((model, got) -> summaries.put(model, summary.apply(got)));
    return summaries;
  }

  private static Usage meanUsage(List<Reply> replies) {
    return new Usage(known(replies, Usage::cost), known(replies, Usage::promptTokens),
        known(replies, Usage::completionTokens), known(replies, Usage::seconds));
  }

  private static OptionalDouble known(List<Reply> replies, Function<Usage, OptionalDouble> part) {
    return replies.stream()
        .map(reply -> part.apply(reply.usage()))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .average();
  }

  private static double mean(List<Reply> replies, ToDoubleFunction<Reply> of) {
    return replies.stream().mapToDouble(of).average().orElseThrow();
  }
}
