package avengers.embeddings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.LoggerFactory;

/**
 * Vectors kept on disk by text, one file per embedder fingerprint. A cache that cannot be opened
 * (another process has it, or its file is damaged) is replaced by one in memory, with a warning:
 * what it holds can be computed again.
 */
public final class EmbeddingCache implements AutoCloseable {
  private final MVStore store;
  private final MVMap<String, float[]> vectors;

  private EmbeddingCache(MVStore store) {
    this.store = store;
    this.vectors = store.openMap("vectors");
  }

  public static EmbeddingCache open(CacheFolder folder, Embedder embedder) {
    String hash = embedder.fingerprint().replaceFirst("^sha256:", "");
    Path file = folder.resolve("embeddings").resolve(hash + ".mv");
    try {
      Files.createDirectories(file.getParent());
      return new EmbeddingCache(new MVStore.Builder().fileName(file.toString()).open());
    } catch (IOException | MVStoreException e) {
      LoggerFactory.getLogger(EmbeddingCache.class)
          .warn("embeddings are not kept on disk this time: {}: {}", file, e.getMessage());
      return new EmbeddingCache(new MVStore.Builder().open());
    }
  }

  Optional<float[]> get(String text) {
    return Optional.ofNullable(vectors.get(key(text)));
  }

  void putAll(Map<String, float[]> embedded) {
    embedded.forEach((text, vector) -> vectors.put(key(text), vector));
    store.commit();
  }

  @Override
  public void close() {
    store.close();
  }

  private static String key(String text) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256")
          .digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
