package avengers.clustering.answer;

/**
 * A call of a function that a model asks for.
 *
 * @param arguments as the model wrote them: JSON, if it kept to the rules
 */
public record ToolCall(String name, String arguments) {}
