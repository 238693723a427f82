package avengers.embeddings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkEmbedderTest {
  @TempDir
  private Path folder;

  @Test
  void aSecondRunComputesNothing() {
    RecordingEmbedder embedder = new RecordingEmbedder("sha256:01");
    List<String> texts = List.of("one", "three", "one", "seven");

    List<float[]> first = run(embedder, texts);
    List<float[]> second = run(embedder, texts);

    assertThat(second).usingRecursiveComparison().isEqualTo(first);
    assertThat(embedder.embedded).containsExactlyInAnyOrder("one", "three", "seven");
  }

  @Test
  void anotherEmbedderHasACacheOfItsOwn() {
    run(new RecordingEmbedder("sha256:01"), List.of("one"));
    RecordingEmbedder other = new RecordingEmbedder("sha256:02");
    run(other, List.of("one"));

    assertThat(other.embedded).containsExactly("one");
  }

  @Test
  void aCacheHeldByAnotherIsDoneWithout() {
    RecordingEmbedder embedder = new RecordingEmbedder("sha256:01");
    try (EmbeddingCache held = EmbeddingCache.open(new CacheFolder(folder), embedder)) {
      assertThat(run(embedder, List.of("one"))).hasSize(1);
      assertThat(held.get("one")).isEmpty();
    }
  }

  @Test
  void everyTextGetsItsOwnVectorAcrossBatches() {
    List<String> texts = IntStream.range(0, 1_000).mapToObj("x"::repeat).toList();

    List<float[]> vectors = run(new RecordingEmbedder("sha256:01"), texts);

    for (int i = 0; i < texts.size(); i++) {
      assertThat(vectors.get(i)[0]).isEqualTo(i);
    }
  }

  @Test
  void aFailureReachesTheCaller() {
    assertThatThrownBy(() -> run(new RecordingEmbedder("sha256:01"), List.of("a", "fail")))
        .isInstanceOf(EmbeddingException.class)
        .hasMessage("asked to fail");
  }

  private List<float[]> run(Embedder embedder, List<String> texts) {
    try (EmbeddingCache cache = EmbeddingCache.open(new CacheFolder(folder), embedder)) {
      return new BulkEmbedder(embedder, cache, 2).embed(texts, done -> {});
    }
  }

  /** "Embeds" a text as its length, and remembers what it was asked. */
  private record RecordingEmbedder(String fingerprint, List<String> embedded) implements Embedder {
    RecordingEmbedder(String fingerprint) {
      this(fingerprint, new CopyOnWriteArrayList<>());
    }

    @Override
    public int dimension() {
      return 2;
    }

    @Override
    public float[] embed(String text) {
      if (text.equals("fail")) {
        throw new EmbeddingException("asked to fail");
      }
      embedded.add(text);
      return new float[]{text.length(), 1};
    }

    @Override
    public int tokens(String text) {
      return text.split(" ", -1).length;
    }

    @Override
    public void close() {}
  }
}
