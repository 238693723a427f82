package avengers.clustering.stopping;

/** What to do next. */
public sealed interface Step {
  /** Wait for a sample that is outstanding. */
  record Wait() implements Step {}

  /** The verdict stands: ask no more, and cancel what is outstanding. */
  record Stop() implements Step {}

  /** Ask for one more sample. */
  record Ask(Slot next) implements Step {}
}
