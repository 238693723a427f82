package avengers.gateway.config;

import avengers.clustering.suggestion.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A mapping. It remembers which keys were asked for: in the end, every other key is a mistake, and
 * the keys asked for are those that it suggests. A section that is absent or empty has no keys; one
 * that is no mapping reports that, and nothing more.
 */
final class Section {
  private final Value place;
  private final boolean readable;
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final Set<String> known = new TreeSet<>();
  private final List<String> missing = new ArrayList<>();

  /** A key and what it leads to. */
  private record Field(Value key, Value value) {}

  private Section(Value place, boolean readable) {
    this.place = place;
    this.readable = readable;
  }

  /** The mapping at a place. */
  static Section of(Value place) {
    boolean mapping = place.node() instanceof MappingNode;
    Section section = open(place, mapping || place.isNothing());
    if (place.node() instanceof MappingNode node) {
      node.getValue().forEach(section::add);
    } else if (!section.readable) {
      place.wrong("expected a mapping, found " + place.shape());
    }
    return section;
  }

  /**
   * What was said of the same things in several places, none of it twice.
   *
   * @param place where what nobody said could stand
   * @param said by the keys as this place spells them
   */
  static Section of(Value place, Map<String, Value> said) {
    Section section = open(place, true);
    said.forEach((key, value) -> section.fields.put(key, new Field(value, value)));
    return section;
  }

  private static Section open(Value place, boolean readable) {
    Section section = new Section(place, readable);
    place.reading().opened(section);
    return section;
  }

  private void add(NodeTuple tuple) {
    if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
      new Value(place.reading(), place.path(), tuple.getKeyNode()).wrong("a key must be a text");
      return;
    }
    String name = VariableBraces.reveal(keyNode.getValue());
    Value key = place.at(Quote.plain(name), keyNode);
    Field first = fields.putIfAbsent(name, new Field(key, place.at(name, tuple.getValueNode())));
    if (first != null) {
      key.wrong("duplicate key; first at line " + first.key().line());
    }
  }

  /** A key that must be there. */
  <T> Entry<T> required(String name, Kind<T> kind) {
    String key = know(name);
    Field field = fields.get(key);
    if (field == null) {
      missing.add(key);
      return new Entry<>(absent(key), Optional.empty());
    }
    return new Entry<>(field.value(), kind.read(field.value()));
  }

  /** A key that may be left out, with the value that it has then. */
  <T> Entry<T> optional(String key, Kind<T> kind, T fallback) {
    return Entry.withFallback(optional(key, kind), fallback);
  }

  /** A key that may be left out. */
  <T> Entry<Optional<T>> optional(String name, Kind<T> kind) {
    String key = know(name);
    Field field = fields.get(key);
    if (field == null) {
      return Entry.absent(absent(key));
    }
    Optional<T> read = kind.read(field.value());
    return new Entry<>(field.value(), Optional.of(read).filter(Optional::isPresent));
  }

  /** A section within; absent and empty are the same. */
  Section section(String key) {
    return optionalSection(key).orElseGet(() -> open(absent(key), true));
  }

  /** A section within, if it is there. */
  Optional<Section> optionalSection(String name) {
    String key = know(name);
    return Optional.ofNullable(fields.get(key)).map(field -> of(field.value()));
  }

  private String know(String name) {
    String key = place.reading().spelled(name);
    known.add(key);
    return key;
  }

  private Value absent(String key) {
    return place.at(key, place.node());
  }

  /** Reports every key but these, and forgets it. */
  void refuseAllBut(Set<String> allowed, String message) {
    fields.entrySet().removeIf(field -> {
      boolean refused = !allowed.contains(field.getKey());
      if (refused) {
        field.getValue().key().wrong(message);
      }
      return refused;
    });
  }

  /** Reports the keys that nobody asked for, and the missing ones that none of them resembles. */
  void close() {
    fields.forEach((name, field) -> {
      if (!known.contains(name)) {
        rejectUnknown(name, field.key());
      }
    });
    if (readable) {
      missing.forEach(key -> absent(key).wrong("this key is missing"));
    }
  }

  private void rejectUnknown(String name, Value key) {
    Optional<String> meant = Suggestion.of(name, known);
    meant.ifPresent(missing::remove);
    Reading reading = key.reading();
    key.wrong("unknown key; "
        + meant.map(word -> "did you mean " + Quote.of(respelled(word, reading)) + "?")
            .orElseGet(() -> "known are " + known.stream()
                .map(word -> respelled(word, reading))
                .collect(Collectors.joining(", "))));
  }

  /** A key as it is written where the unknown one stands. */
  private static String respelled(String word, Reading reading) {
    return reading.spelled(word.replace('_', '-'));
  }
}
