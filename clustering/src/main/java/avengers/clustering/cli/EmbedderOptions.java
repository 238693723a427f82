package avengers.clustering.cli;

import avengers.embeddings.CacheFolder;
import avengers.embeddings.Embedder;
import avengers.embeddings.EmbeddingModel;
import avengers.embeddings.ModelSource;
import avengers.embeddings.OnnxEmbedder;
import avengers.embeddings.Pooling;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options that choose the embedder; the gateway must be configured with the same. */
final class EmbedderOptions {
  @Option(names = "--embedder",
      paramLabel = "MODEL",
      defaultValue = "default",
      description = "\"default\", or a folder with model.onnx and tokenizer.json"
          + " (default: ${DEFAULT-VALUE})")
  private String model = "default";

  @Option(names = "--pooling",
      paramLabel = "HOW",
      defaultValue = "MEAN",
      description = "how token vectors become one: ${COMPLETION-CANDIDATES}"
          + " (default: ${DEFAULT-VALUE})")
  private Pooling pooling = Pooling.MEAN;

  @Option(names = "--max-tokens",
      paramLabel = "N",
      defaultValue = "256",
      description = "tokens of a query that are embedded (default: ${DEFAULT-VALUE})")
  private int maxTokens = EmbeddingModel.DEFAULT_MAX_TOKENS;

  /** The chosen model, and how it is used. */
  EmbeddingModel model() {
    ModelSource source = model.equals("default")
        ? new ModelSource.Bundled()
        : new ModelSource.Folder(Path.of(model));
    return new EmbeddingModel(source, pooling, maxTokens);
  }

  /** Loads the chosen model for one text at a time. The caller closes it. */
  Embedder load() {
    return OnnxEmbedder.load(model(), 1, CacheFolder.of(System.getenv()));
  }
}
