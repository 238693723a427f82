package avengers.clustering.answer;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many replies state their answer in which form. Silent ones, and those that state nothing, do
 * not count.
 */
record Forms(Map<Form, Integer> counts) {
  static Forms of(List<Reading> readings) {
    Map<Form, Integer> counts = new EnumMap<>(Form.class);
    for (Reading reading : readings) {
      if (reading.silence().isEmpty() && reading.form() != Form.NOTHING) {
        counts.merge(reading.form(), 1, Integer::sum);
      }
    }
    return new Forms(counts);
  }

  /** The same when more replies are there, all in one form. */
  Forms plus(Form form, int more) {
    Map<Form, Integer> all = new EnumMap<>(Form.class);
    all.putAll(counts);
    all.merge(form, more, Integer::sum);
    return new Forms(all);
  }

  /** Whether more than half of the replies have one of these forms. */
  boolean areMostly(Form first, Form... rest) {
    return areMostly(EnumSet.of(first, rest));
  }

  private boolean areMostly(Set<Form> forms) {
    return sum(forms) * 2 > sum(counts.keySet());
  }

  /** Whether more replies have the one form than the other. */
  boolean areRather(Form one, Form other) {
    return counts.getOrDefault(one, 0) > counts.getOrDefault(other, 0);
  }

  private int sum(Set<Form> forms) {
    return forms.stream().mapToInt(form -> counts.getOrDefault(form, 0)).sum();
  }
}
