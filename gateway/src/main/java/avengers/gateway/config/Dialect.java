package avengers.gateway.config;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** How the same settings are written in different places. */
sealed interface Dialect {
  /** How a name of several words, joined by hyphens, is written here. */
  String spelled(String name);

  /** The value that stands here; tells of each variable in it that cannot be substituted. */
  Optional<Scalar> scalar(ScalarNode node, Consumer<String> problems);

  /** A configuration file: environment variables are put in. */
  record File(Substitution substitution) implements Dialect {
    File(Map<String, String> environment) {
      this(new Substitution(environment));
    }

    @Override
    public String spelled(String name) {
      return name;
    }

    @Override
    public Optional<Scalar> scalar(ScalarNode node, Consumer<String> problems) {
      String written = VariableBraces.reveal(node.getValue());
      boolean[] wrong = {false};
      Substitution.Result result = substitution.apply(written, problem -> {
        wrong[0] = true;
        problems.accept(problem);
      });
      Scalar.Form form = result.substituted() ? Scalar.Form.VARIABLE : Scalar.Form.of(node);
      return wrong[0] ? Optional.empty() : Optional.of(new Scalar(result.value(), written, form));
    }
  }

  /** A request's JSON: names as OpenAI's are, and texts that are nothing but themselves. */
  record Request() implements Dialect {
    @Override
    public String spelled(String name) {
      return name.replace('-', '_');
    }

    @Override
    public Optional<Scalar> scalar(ScalarNode node, Consumer<String> problems) {
      return itself(node);
    }
  }

  /** A request's headers: names as in the file, and texts that are nothing but themselves. */
  record Header() implements Dialect {
    @Override
    public String spelled(String name) {
      return name;
    }

    @Override
    public Optional<Scalar> scalar(ScalarNode node, Consumer<String> problems) {
      return itself(node);
    }
  }

  private static Optional<Scalar> itself(ScalarNode node) {
    return Optional.of(new Scalar(node.getValue(), node.getValue(), Scalar.Form.of(node)));
  }
}
