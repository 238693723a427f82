package avengers.clustering.collect;

/**
 * Names one call of a run.
 *
 * @param question the question's key
 * @param model the model whose reply it is about
 * @param sample from 0
 * @param judged whether the call asks the judge about that reply, not the model for it
 */
public record CallKey(String question, String model, int sample, boolean judged) {}
