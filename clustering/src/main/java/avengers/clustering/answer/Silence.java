package avengers.clustering.answer;

/** Why a reply has no vote. */
public enum Silence {
  /** It says nothing, or nothing but thoughts. */
  EMPTY,
  /** It was cut short. */
  TRUNCATED,
  /** The model refused to answer. */
  REFUSED,
  /** It states nothing of the kind that is compared. */
  UNREADABLE
}
