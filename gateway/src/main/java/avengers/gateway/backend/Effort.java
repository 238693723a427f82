package avengers.gateway.backend;

import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * How much is done for one answer.
 *
 * @param calls to backends at most
 * @param hedges whether a call that takes long may get another one beside it
 * @param repeats failures after which the model may be asked again
 * @param otherModel whether another model would answer instead, so that no server is asked twice
 */
public record Effort(int calls,
    boolean hedges,
    Predicate<Failure> repeats,
    BooleanSupplier otherModel) {
  /** All that may be done. */
  public static final Effort FULL = new Effort(RetryPolicy.MOST_CALLS, true, failure -> true,
      () -> false);

  /** The same, where another model may answer instead. */
  public Effort orOtherModel(BooleanSupplier another) {
    return new Effort(calls, hedges, repeats, another);
  }

  /** The same, where so many calls were made before, one of which may have been the hedge. */
  public Effort after(int made) {
    return new Effort(Math.max(0, calls - made), hedges && made == 0, repeats, otherModel);
  }

  /** The same, but for some failures that others deal with. */
  public Effort unless(Predicate<Failure> others) {
    return new Effort(calls, hedges, repeats.and(others.negate()), otherModel);
  }
}
