package avengers.gateway.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON as the tree that YAML would give, so that both are read and checked by the same keys. */
final class JsonTree {
  /** More than there are keys; what follows is not looked at, for each key would be a message. */
  private static final int MOST_FIELDS = 32;

  private JsonTree() {}

  /** More than any list may have; it is refused with these as well as with all. */
  private static final int MOST_ITEMS = EnsembleConfig.MODELS.max() + 1;

  /** The tree of a value. */
  static Node of(JsonNode value) {
    return switch (value) {
      case ObjectNode object -> mapping(object);
      case JsonNode list when list.isArray() ->
        new SequenceNode(Tag.SEQ, list.valueStream().limit(MOST_ITEMS).map(JsonTree::of).toList(),
            FlowStyle.FLOW);
      case JsonNode number when number.isNumber() ->
        // Not plainly: the digits of 1e999999999 would fill the memory.
        scalar(number.isIntegralNumber() ? Tag.INT : Tag.FLOAT, number.decimalValue().toString());
      case JsonNode truth when truth.isBoolean() ->
        scalar(Tag.BOOL, Boolean.toString(truth.asBoolean()));
      case JsonNode text when text.isString() -> scalar(Tag.STR, text.asString());
      default -> scalar(Tag.NULL, "");
    };
  }

  /** The fields of an object by their names. */
  static Map<String, Node> fields(ObjectNode object) {
    Map<String, Node> fields = new LinkedHashMap<>();
    object.properties()
        .stream()
        .limit(MOST_FIELDS)
        .forEach(field -> fields.put(field.getKey(), of(field.getValue())));
    return fields;
  }

  private static Node mapping(ObjectNode object) {
    List<NodeTuple> fields = fields(object).entrySet()
        .stream()
        .map(field -> new NodeTuple(scalar(Tag.STR, field.getKey()), field.getValue()))
        .toList();
    return new MappingNode(Tag.MAP, fields, FlowStyle.FLOW);
  }

  private static Node scalar(Tag tag, String text) {
    return new ScalarNode(tag, text, ScalarStyle.PLAIN);
  }
}
