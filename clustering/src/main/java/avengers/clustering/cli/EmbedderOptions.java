package avengers.clustering.cli;

import avengers.clustering.fit.LabelledQueries;
import avengers.clustering.observation.Observations;
import avengers.embeddings.BulkEmbedder;
import avengers.embeddings.CacheFolder;
import avengers.embeddings.Embedder;
import avengers.embeddings.EmbeddingCache;
import avengers.embeddings.EmbeddingModel;
import avengers.embeddings.ModelSource;
import avengers.embeddings.OnnxEmbedder;
import avengers.embeddings.Pooling;
import java.nio.file.Path;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Option;

/** Options that choose the embedder; the gateway must be configured with the same. */
final class EmbedderOptions {
  @Option(names = "--embedder", paramLabel = "MODEL", defaultValue = "default", description = "\"default\", or a folder with model.onnx and tokenizer.json"
      + " (default: ${DEFAULT-VALUE})")
  private String model = "default";

  @Option(names = "--pooling", paramLabel = "HOW", defaultValue = "MEAN", description = "how token vectors become one: ${COMPLETION-CANDIDATES}"
      + " (default: ${DEFAULT-VALUE})")
  private Pooling pooling = Pooling.MEAN;

  @Option(names = "--max-tokens", paramLabel = "N", defaultValue = "256", description = "tokens of a query that are embedded (default: ${DEFAULT-VALUE})")
  private int maxTokens = EmbeddingModel.DEFAULT_MAX_TOKENS;

  /**
   * Embeds all queries, with a progress bar; what an earlier run embedded is not embedded again.
   */
  Embedded embed(Observations observations) {
    int threads = Runtime.getRuntime().availableProcessors();
    CacheFolder folder = CacheFolder.of(System.getenv());
    ModelSource source = model.equals("default")
        ? new ModelSource.Bundled()
        : new ModelSource.Folder(Path.of(model));
    EmbeddingModel chosen = new EmbeddingModel(source, pooling, maxTokens);
    try (Embedder embedder = OnnxEmbedder.load(chosen, threads, folder);
        EmbeddingCache cache = EmbeddingCache.open(folder, embedder)) {
      return new Embedded(embedder.fingerprint(),
          embed(observations, new BulkEmbedder(embedder, cache, threads)));
    }
  }

  private static LabelledQueries embed(Observations observations, BulkEmbedder embedder) {
    List<String> texts = observations.texts();
    try (ProgressBar bar = Progress.bar("Embedding", texts.size())) {
      return new LabelledQueries(observations.queries(), observations.models(),
          embedder.embed(texts, bar::stepTo));
    }
  }

  /**
   * Embedded queries.
   *
   * @param fingerprint of the embedder
   */
  record Embedded(String fingerprint, LabelledQueries queries) {}
}
