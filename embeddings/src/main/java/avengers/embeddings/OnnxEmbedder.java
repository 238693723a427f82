package avengers.embeddings;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * A sentence-embedding model in ONNX Runtime, through DJL.
 *
 * <p>
 * Holds one predictor per thread that may embed at once. Each runs its graph on the calling thread
 * alone: ONNX Runtime's own pools would compete with these threads for the same cores.
 */
public final class OnnxEmbedder implements Embedder {
  /** Changes when the same files and settings begin to give other vectors. */
  private static final String METHOD = "avengers-embedding-1";

  private final Model model;
  private final TextTokens tokens;
  private final List<Predictor<String, float[]>> predictors;
  private final BlockingQueue<Predictor<String, float[]>> idle;
  private final String fingerprint;
  private final int dimension;

  private OnnxEmbedder(Model model, TextTokens tokens,
      List<Predictor<String, float[]>> predictors, String fingerprint) {
    this.model = model;
    this.tokens = tokens;
    this.predictors = List.copyOf(predictors);
    this.idle = new ArrayBlockingQueue<>(predictors.size(), false, predictors);
    this.fingerprint = fingerprint;
    this.dimension = embed("dimension").length;
  }

  /**
   * Loads a model and embeds one word with it, to see that it works.
   *
   * @param threads how many texts may be embedded at once; further callers wait
   * @throws EmbeddingException if files are missing, unreadable, or no sentence-embedding model
   */
  public static OnnxEmbedder load(EmbeddingModel what, int threads, CacheFolder cache) {
    DjlSettings.apply(cache);
    Model model = null;
    TextTokens tokens = null;
    try {
      String fingerprint = fingerprint(what);
      tokens = TextTokens.of(what);
      model = Model.newInstance("embedder", DjlSettings.ENGINE);
      what.source().load(model, DjlSettings.ONE_THREAD);
      return new OnnxEmbedder(model, tokens, predictors(what, model, tokens, threads), fingerprint);
    } catch (Exception | LinkageError e) {
      closeQuietly(model);
      closeQuietly(tokens);
      throw new EmbeddingException("cannot load " + what.source().label() + ": " + e.getMessage(),
          e);
    }
  }

  private static List<Predictor<String, float[]>> predictors(EmbeddingModel what, Model model,
      TextTokens tokens, int threads) {
    List<String> inputs = model.getBlock().describeInput().keys();
    List<Predictor<String, float[]>> predictors = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      predictors.add(model.newPredictor(new SentenceTranslator(tokens, inputs, what.pooling())));
    }
    return predictors;
  }

  private static String fingerprint(EmbeddingModel what) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
    what.source().digest(digest);
    String settings = METHOD + ' ' + what.pooling() + ' ' + what.maxTokens();
    digest.update(settings.getBytes(StandardCharsets.UTF_8));
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public float[] embed(String text) {
    Predictor<String, float[]> predictor;
    try {
      predictor = idle.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddingException("interrupted while waiting for the embedding model", e);
    }
    try {
      return predictor.predict(text);
    } catch (TranslateException e) {
      throw e.getCause() instanceof EmbeddingException own
          ? own
          : new EmbeddingException("the embedding model failed: " + e.getMessage(), e);
    } finally {
      idle.add(predictor);
    }
  }

  @Override
  public int tokens(String text) {
    return tokens.of(text).getIds().length;
  }

  @Override
  public void close() {
    predictors.forEach(Predictor::close);
    model.close();
    tokens.close();
  }

  private static void closeQuietly(@Nullable AutoCloseable resource) {
    if (resource != null) {
      try {
        resource.close();
      } catch (Exception e) {
        LoggerFactory.getLogger(OnnxEmbedder.class).debug("closing", e);
      }
    }
  }
}
