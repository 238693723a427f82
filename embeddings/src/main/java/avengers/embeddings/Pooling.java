package avengers.embeddings;

import java.util.Locale;

/** How the vectors of a text's tokens become one. */
public enum Pooling {
  /** The mean over all tokens. */
  MEAN,
  /** The vector of the first token. */
  CLS;

  /** The name in configuration files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Pools one text's token vectors and scales the result to length 1.
   *
   * @param vectors tokens x dimension, row by row
   * @param dimension the length of one row
   * @throws EmbeddingException if the result has no direction (all zero, or not finite)
   */
  float[] unitVector(float[] vectors, int dimension) {
    float[] pooled = new float[dimension];
    int rows = this == CLS ? 1 : vectors.length / dimension;
    for (int row = 0; row < rows; row++) {
      int start = row * dimension;
      for (int i = 0; i < dimension; i++) {
        pooled[i] += vectors[start + i];
      }
    }
    return scaledToUnitLength(pooled);
  }

  private static float[] scaledToUnitLength(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    if (!(squares > 0) || Double.isInfinite(squares)) {
      throw new EmbeddingException("the embedding model gave a vector without a direction");
    }
    double scale = 1 / Math.sqrt(squares);
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (vector[i] * scale);
    }
    return vector;
  }
}
