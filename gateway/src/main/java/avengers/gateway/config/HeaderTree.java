package avengers.gateway.config;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** The text of a header as the tree that YAML would give: what looks like a number is one. */
final class HeaderTree {
  private static final Pattern NUMBER = Pattern
      .compile("[-+]?\\d{1,30}(\\.\\d{1,30})?([eE][-+]?\\d{1,9})?");
  private static final String LIST = "models";

  private HeaderTree() {}

  static Node of(String key, String text) {
    String value = text.strip();
    return key.equals(LIST) && !NUMBER.matcher(value).matches() ? list(value) : scalar(value);
  }

  /** Names, with commas between them. */
  private static Node list(String value) {
    return new SequenceNode(Tag.SEQ, Stream.of(value.split(",", -1))
        .map(item -> scalar(Tag.STR, item.strip()))
        .toList(), FlowStyle.FLOW);
  }

  private static Node scalar(String value) {
    if (NUMBER.matcher(value).matches()) {
      return scalar(value.chars().allMatch(Character::isDigit) ? Tag.INT : Tag.FLOAT, value);
    }
    return scalar(value.equals("true") || value.equals("false") ? Tag.BOOL : Tag.STR, value);
  }

  private static Node scalar(Tag tag, String value) {
    return new ScalarNode(tag, value, ScalarStyle.PLAIN);
  }
}
