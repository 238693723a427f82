package avengers.gateway.config;

import avengers.embeddings.EmbeddingModel;
import avengers.embeddings.ModelSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The model that turns a query into a vector.
 *
 * @param model which model, and how it is used
 * @param name the name that clients use, if they may
 * @param serve whether clients may have their own texts embedded
 * @param threads texts embedded at the same time; clients' texts have as many again
 * @param queue texts that may wait; one more is refused
 * @param deadline the time for one query, waiting included
 */
public record EmbedderConfig(EmbeddingModel model,
    String name,
    boolean serve,
    int threads,
    int queue,
    Duration deadline) {
  static final Range<Integer> MAX_TOKENS = new Range<>(
      EmbeddingModel.LEAST_TOKEN_LIMIT, EmbeddingModel.GREATEST_TOKEN_LIMIT);
  static final Range<Integer> THREADS = new Range<>(1, 256);
  static final Range<Integer> QUEUE = new Range<>(1, 100_000);
  static final Range<Duration> DEADLINE = new Range<>(Duration.ofMillis(100), Duration.ofHours(1));

  /** Checks the ranges. */
  public EmbedderConfig {
    Name.check("name", name);
    THREADS.check("threads", threads);
    QUEUE.check("queue", queue);
    DEADLINE.check("deadline", deadline);
  }

  /** The name by which clients ask for it, if they may. */
  public Optional<String> served() {
    return serve ? Optional.of(name) : Optional.empty();
  }

  /** The name that it has by itself. */
  static String nameOf(ModelSource source) {
    return switch (source) {
      case ModelSource.Bundled _ -> "all-MiniLM-L6-v2";
      case ModelSource.Folder(Path path) -> Optional.ofNullable(path.getFileName())
          .map(Path::toString)
          .filter(Name::fits)
          .orElse("embedder");
    };
  }
}
