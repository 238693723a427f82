package avengers.embeddings;

/** Maps a text to a point on the unit sphere. Safe to call from several threads at once. */
public interface Embedder extends AutoCloseable {
  /**
   * What this embedder computes, as a hash: two embedders with the same fingerprint give the same
   * vector for the same text, so that vectors and routers can be kept and shared.
   */
  String fingerprint();

  /** The length of every vector. */
  int dimension();

  /**
   * Embeds one text, on the calling thread.
   *
   * @return {@link #dimension()} finite numbers, of Euclidean length 1
   * @throws EmbeddingException if the model fails, or gives something that is no direction
   */
  float[] embed(String text);

  /**
   * How many tokens of a text {@link #embed} reads: those beyond the model's limit do not count.
   */
  int tokens(String text);

  @Override
  void close();
}
