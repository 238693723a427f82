package avengers.gateway.config;

/** How the vectors of a text's tokens become the one vector of the text. */
public enum Pooling {
  /** The mean of all tokens. */
  MEAN,
  /** The first token, which stands for the whole. */
  CLS
}
