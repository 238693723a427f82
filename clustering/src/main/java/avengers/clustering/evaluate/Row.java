package avengers.clustering.evaluate;

import java.util.Locale;

/** A way of choosing who answers, in the order of the printed table. */
public enum Row {
  /** Any model, all equally likely. */
  RANDOM("random model"),
  /** The model that was best on the training part answers everything. */
  BEST_SINGLE("best single model"),
  /** The fitted router chooses one model a query. */
  ROUTED("routed"),
  /** The fitted router chooses models, and their samples vote. */
  ROUTED_AND_VOTED("routed and voted"),
  /** The published rule: the model with the best raw mean in the nearest cluster. */
  REFERENCE("reference, nearest cluster"),
  /** The published rule in rank form, over three clusters. */
  REFERENCE_RANK("reference, rank form"),
  /** The published rule in score form, over four clusters. */
  REFERENCE_SCORE("reference, score form"),
  /** The best model of the query's data set, as if that were known. */
  DATASET_LABEL("data set known"),
  /** The model that did best on this very query. */
  ORACLE("oracle");

  private final String label;

  Row(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
