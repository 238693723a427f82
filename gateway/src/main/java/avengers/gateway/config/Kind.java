package avengers.gateway.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** What may stand at a place, and how it is read. */
@FunctionalInterface
interface Kind<T> {

  /** Reads the value; reports what is wrong with it and is empty then. */
  Optional<T> read(Value value);

  /** A list of one kind of item; every item is read, also after a wrong one. */
  static <T> Kind<List<T>> listOf(Kind<T> kind) {
    return value -> value.node() instanceof SequenceNode list
        ? items(value, list.getValue(), kind)
        : value.wrong("expected a list, found " + value.shape());
  }

  private static <T> Optional<List<T>> items(Value value, List<Node> nodes, Kind<T> kind) {
    List<T> items = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      kind.read(value.at(i, nodes.get(i))).ifPresent(items::add);
    }
    return items.size() == nodes.size() ? Optional.of(List.copyOf(items)) : Optional.empty();
  }
}
