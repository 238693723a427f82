package avengers.clustering.answer;

import avengers.clustering.answer.json.JsonValue;

/**
 * A call of a function that a model asks for.
 *
 * @param arguments as the model wrote them: JSON, if it kept to the rules
 */
public record ToolCall(String name, String arguments) {
  /**
   * The name, and all arguments in the form that equal ones share: a tool gets every one of them,
   * so that none is left out of the comparison.
   */
  String canonical() {
    String given = arguments.isBlank() ? "{}" : arguments;
    return name.strip() + JsonValue.parse(given).map(JsonValue::canonical).orElse(given.strip());
  }
}
