package avengers.clustering.collect;

/**
 * One message of a chat.
 *
 * @param role {@code system}, {@code user} or {@code assistant}
 */
public record Message(String role, String content) {}
