package avengers.embeddings;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;

/** Vectors in memory by text: those that are used most, in a bounded number of bytes. */
final class RecentVectors {
  /** Some 10,000 queries at 384 dimensions. */
  private static final long MOST_BYTES = 32L << 20;

  /** What a vector takes beside its numbers and its text, about. */
  private static final int BESIDE = 160;

  private final Cache<String, float[]> vectors;

  RecentVectors() {
    this(MOST_BYTES);
  }

  RecentVectors(long mostBytes) {
    vectors = Caffeine.newBuilder()
        .maximumWeight(mostBytes)
        .weigher((String text, float[] vector) -> BESIDE + Character.BYTES * text.length()
            + Float.BYTES * vector.length)
        .executor(Runnable::run)
        .build();
  }

  Optional<float[]> find(String text) {
    return Optional.ofNullable(vectors.getIfPresent(text));
  }

  void keep(String text, float[] vector) {
    vectors.put(text, vector);
  }

  /** What all take. */
  long bytes() {
    return vectors.policy()
        .eviction()
        .map(bound -> bound.weightedSize().orElse(0))
        .orElse(0L);
  }
}
