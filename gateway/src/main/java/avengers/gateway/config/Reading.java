package avengers.gateway.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** One pass over a tree of settings, which goes on after a mistake and collects them all. */
final class Reading {
  private final Dialect dialect;
  private final List<Problem> problems;
  private final List<Section> sections;

  Reading(Dialect dialect) {
    this(dialect, new ArrayList<>(), new ArrayList<>());
  }

  private Reading(Dialect dialect, List<Problem> problems, List<Section> sections) {
    this.dialect = dialect;
    this.problems = problems;
    this.sections = sections;
  }

  /** The same pass, for a part that is written in another way. */
  Reading in(Dialect other) {
    return new Reading(other, problems, sections);
  }

  /**
   * The mapping that the tree consists of.
   *
   * @param path where the tree itself stands; empty for a whole file
   */
  Section root(String path, Node node) {
    return Section.of(new Value(this, path, node));
  }

  /** How a name of several words, joined by hyphens, is written here. */
  String spelled(String name) {
    return dialect.spelled(name);
  }

  void opened(Section section) {
    sections.add(section);
  }

  void report(Value value, String message) {
    problems.add(new Problem(value.line(), value.column(), value.path(), message));
  }

  /** The scalar with its variables, unless one of them cannot be substituted. */
  Optional<Scalar> scalar(Value value, ScalarNode node) {
    return dialect.scalar(node, problem -> report(value, problem));
  }

  /** Closes the sections; every problem of the tree in the order of their places. */
  List<Problem> finish() {
    sections.forEach(Section::close);
    return problems.stream()
        .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
        .toList();
  }
}
