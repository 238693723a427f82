package avengers.gateway.demo.simulated;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;

/** The values of a template's slots, by name. */
record Slots(Map<String, String> values) {

  Slots {
    values = Map.copyOf(values);
  }

  static Slots of(String name, Object value) {
    return new Slots(Map.of(name, value.toString()));
  }

  Slots and(String name, Object value) {
    var more = new HashMap<>(values);
    more.put(name, value.toString());
    return new Slots(more);
  }

  String text(String name) {
    return requireNonNull(values.get(name), name);
  }

  long number(String name) {
    return Long.parseLong(text(name));
  }
}
