package avengers.gateway.config;

import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A single value of the file after the substitution of environment variables.
 *
 * @param text the text that it stands for
 * @param written the text as the file has it
 * @param form what YAML takes it for
 */
record Scalar(String text, String written, Form form) {

  /** What YAML takes a scalar for; what came from the environment is whatever is asked for. */
  enum Form {
    TEXT,
    NUMBER,
    BOOLEAN,
    NOTHING,
    VARIABLE;

    static Form of(ScalarNode node) {
      Tag tag = node.getTag();
      if (tag.equals(Tag.NULL)) {
        return NOTHING;
      }
      if (tag.equals(Tag.BOOL)) {
        return BOOLEAN;
      }
      return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) ? NUMBER : TEXT;
    }
  }

  boolean isText() {
    return form == Form.TEXT || form == Form.VARIABLE;
  }

  boolean isNumber() {
    return form == Form.NUMBER || form == Form.VARIABLE;
  }

  /** What a message may say was found. */
  String describe() {
    return switch (form) {
      case TEXT -> text.isEmpty() ? "an empty text" : "the text " + Quote.of(text);
      case NUMBER -> "the number " + Quote.plain(text);
      case BOOLEAN -> "the truth value " + text;
      case NOTHING -> "nothing";
      case VARIABLE ->
        (text.isEmpty() ? "the empty value of " : "the value of ") + Quote.of(written);
    };
  }

  /** What a message may say was found where a secret belongs. */
  String describeHidden() {
    return switch (form) {
      case TEXT -> text.isEmpty() ? "an empty text" : "another text";
      case NUMBER -> "a number";
      case BOOLEAN -> "a truth value";
      case NOTHING -> "nothing";
      case VARIABLE -> text.isEmpty() ? "an empty variable" : "a variable with another value";
    };
  }

  @Override
  public String toString() {
    return describeHidden();
  }
}
