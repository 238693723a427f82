package avengers.clustering.collect;

/**
 * A question whose right answer is known.
 *
 * @param query the text that models are asked
 */
public record Question(String query, String answer, String dataset, long index) {}
