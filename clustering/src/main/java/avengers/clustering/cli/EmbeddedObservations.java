package avengers.clustering.cli;

import avengers.clustering.fit.LabelledQueries;
import avengers.clustering.observation.Observations;
import avengers.embeddings.BulkEmbedder;
import avengers.embeddings.CacheFolder;
import avengers.embeddings.Embedder;
import avengers.embeddings.EmbeddingCache;
import avengers.embeddings.EmbeddingModel;
import avengers.embeddings.OnnxEmbedder;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;

/**
 * Observations whose queries are embedded.
 *
 * @param embedder the embedder's fingerprint
 * @param sourceHash SHA-256 of the observations files
 */
public record EmbeddedObservations(LabelledQueries queries, String embedder, String sourceHash) {
  /**
   * Embeds all queries on all cores, with a progress bar; what an earlier run embedded comes from
   * the cache on disk.
   */
  public static EmbeddedObservations embed(Observations observations, EmbeddingModel model,
      CacheFolder folder) {
    int threads = Runtime.getRuntime().availableProcessors();
    try (Embedder embedder = OnnxEmbedder.load(model, threads, folder);
        EmbeddingCache cache = EmbeddingCache.open(folder, embedder)) {
      LabelledQueries queries = embed(observations, new BulkEmbedder(embedder, cache, threads));
      return new EmbeddedObservations(queries, embedder.fingerprint(), observations.sourceHash());
    }
  }

  private static LabelledQueries embed(Observations observations, BulkEmbedder embedder) {
    List<String> texts = observations.texts();
    try (ProgressBar bar = Progress.bar("Embedding", texts.size())) {
      return new LabelledQueries(observations.queries(), observations.models(),
          embedder.embed(texts, bar::stepTo));
    }
  }
}
