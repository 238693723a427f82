package avengers.gateway.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A place in the file and what stands there.
 *
 * @param reading the reading that it belongs to
 * @param path the keys that lead to it
 * @param node what stands there
 */
record Value(Reading reading, String path, Node node) {

  /** The value of a key, if this is a mapping. */
  Value at(String key, Node child) {
    return new Value(reading, path.isEmpty() ? key : path + "." + key, child);
  }

  /** An item, if this is a list. */
  Value at(int index, Node child) {
    return new Value(reading, path + "[" + index + "]", child);
  }

  /** Reports a problem here; the value is none. */
  <T> Optional<T> wrong(String message) {
    reading.report(this, message);
    return Optional.empty();
  }

  /** The line, from 1. */
  int line() {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  /** The column, from 1. */
  int column() {
    return node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(0);
  }

  boolean isNothing() {
    return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
  }

  /** What a message may say stands here, whatever it holds. */
  String shape() {
    return switch (node) {
      case MappingNode _ -> "a mapping";
      case SequenceNode _ -> "a list";
      default -> isNothing() ? "nothing" : "a single value";
    };
  }
}
