package avengers.embeddings;

/**
 * How often a text was embedded, and how often that was spared.
 *
 * @param hits texts whose vector was still kept
 * @param joined texts that were just being embedded for somebody else
 * @param misses all others
 * @param bytes that the kept vectors take with their texts, about
 */
public record EmbeddingReuse(long hits, long joined, long misses, long bytes) {}
