package avengers.embeddings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class OnnxEmbedderTest {
  private Path folder;
  private CacheFolder cache;
  private OnnxEmbedder embedder;

  @BeforeAll
  void load(@TempDir Path temporary) {
    folder = temporary;
    cache = new CacheFolder(folder);
    embedder = OnnxEmbedder.load(EmbeddingModel.bundled(), 2, cache);
  }

  @AfterAll
  void close() {
    embedder.close();
  }

  @Test
  void aTextBecomesAUnitVector() {
    float[] vector = embedder.embed("How many apples are left?");

    assertThat(vector).hasSize(384);
    assertThat(embedder.dimension()).isEqualTo(384);
    assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-5));
  }

  @Test
  void textsOfOneMeaningLieNearEachOther() {
    float[] question = embedder.embed("What is the capital of France?");
    float[] same = embedder.embed("Name the capital city of France.");
    float[] other = embedder.embed("Sort these numbers: 4, 2, 9.");

    assertThat(cosine(question, same)).isGreaterThan(cosine(question, other) + 0.3);
  }

  @Test
  void anyTextIsEmbedded() {
    for (String text : List.of("", " ", "\0", "😀".repeat(9_000), "\ud800",
        "a".repeat(1_000_000))) {
      assertThat(embedder.embed(text)).hasSize(384);
    }
  }

  @Test
  void whatFollowsTheTokenLimitDoesNotCount() {
    String longText = "word ".repeat(EmbeddingModel.DEFAULT_MAX_TOKENS);

    assertThat(embedder.embed(longText + "apples")).isEqualTo(embedder.embed(longText + "pears"));
  }

  @Test
  void tokensAreCountedAsTheModelReadsThem() {
    assertThat(embedder.tokens("")).as("what begins and ends every text").isEqualTo(2);
    assertThat(embedder.tokens("one two three")).isEqualTo(5);
    assertThat(embedder.tokens("word ".repeat(100_000)))
        .isEqualTo(EmbeddingModel.DEFAULT_MAX_TOKENS);
  }

  @Test
  void severalThreadsGetTheSameVectorAsOne() {
    float[] alone = embedder.embed("the same text");

    assertThat(IntStream.range(0, 64).parallel().mapToObj(i -> embedder.embed("the same text")))
        .allSatisfy(vector -> assertThat(vector).isEqualTo(alone));
  }

  @Test
  void theFingerprintTellsSettingsApart() {
    EmbeddingModel shorter = new EmbeddingModel(new ModelSource.Bundled(), Pooling.MEAN, 64);
    try (OnnxEmbedder again = OnnxEmbedder.load(EmbeddingModel.bundled(), 1, cache);
        OnnxEmbedder other = OnnxEmbedder.load(shorter, 1, cache)) {
      assertThat(again.fingerprint()).isEqualTo(embedder.fingerprint()).startsWith("sha256:");
      assertThat(other.fingerprint()).isNotEqualTo(embedder.fingerprint());
    }
  }

  @Test
  void aFolderGivesTheSameVectorsAsTheBundledModel() throws IOException {
    Path model = Files.createDirectory(folder.resolve("minilm"));
    copy("/all-minilm-l6-v2-q.onnx", model.resolve("model.onnx"));
    copy("/all-minilm-l6-v2-q-tokenizer.json", model.resolve("tokenizer.json"));
    EmbeddingModel fromFolder = new EmbeddingModel(new ModelSource.Folder(model), Pooling.MEAN,
        EmbeddingModel.DEFAULT_MAX_TOKENS);

    try (OnnxEmbedder other = OnnxEmbedder.load(fromFolder, 1, cache)) {
      assertThat(other.embed("a text")).isEqualTo(embedder.embed("a text"));
      assertThat(other.fingerprint()).isEqualTo(embedder.fingerprint());
    }
  }

  @Test
  void aFolderThatHoldsNoModelIsNamed() {
    EmbeddingModel missing = new EmbeddingModel(new ModelSource.Folder(folder.resolve("none")),
        Pooling.MEAN, 256);

    assertThatThrownBy(() -> OnnxEmbedder.load(missing, 1, cache)).isInstanceOf(
        EmbeddingException.class).hasMessageContaining(folder.resolve("none").toString());
  }

  @Test
  void theCacheFolderFollowsTheEnvironment() {
    assertThat(CacheFolder.of(Map.of("AVENGERS_CACHE", "/a")).path()).isEqualTo(Path.of("/a"));
    assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "/x")).path()).isEqualTo(
        Path.of("/x/avengers"));
    assertThat(CacheFolder.of(Map.of()).path()).isEqualTo(
        Path.of(System.getProperty("user.home"), ".cache", "avengers"));
  }

  private static void copy(String resource, Path to) throws IOException {
    try (InputStream content = OnnxEmbedderTest.class.getResourceAsStream(resource)) {
      Files.copy(Objects.requireNonNull(content), to);
    }
  }

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
