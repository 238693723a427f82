package avengers.gateway.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** One pass over the tree of a file, which goes on after a mistake and collects them all. */
final class Reading {
  private final Substitution substitution;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Section> sections = new ArrayList<>();

  Reading(Map<String, String> environment) {
    this.substitution = new Substitution(environment);
  }

  /** The mapping that the file consists of. */
  Section root(Node node) {
    return Section.of(new Value(this, "", node));
  }

  void opened(Section section) {
    sections.add(section);
  }

  void report(Value value, String message) {
    problems.add(new Problem(value.line(), value.column(), value.path(), message));
  }

  /** The scalar with its variables, unless one of them cannot be substituted. */
  Optional<Scalar> scalar(Value value, ScalarNode node) {
    int before = problems.size();
    String written = VariableBraces.reveal(node.getValue());
    Substitution.Result result = substitution.apply(written, problem -> report(value, problem));
    Scalar.Form form = result.substituted() ? Scalar.Form.VARIABLE : Scalar.Form.of(node);
    return problems.size() == before
        ? Optional.of(new Scalar(result.value(), written, form))
        : Optional.empty();
  }

  /** Closes the sections; every problem of the file in the order of their places. */
  List<Problem> finish() {
    sections.forEach(Section::close);
    return problems.stream()
        .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
        .toList();
  }
}
