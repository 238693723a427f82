package avengers.gateway.config;

import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.StringSubstitutor;

/**
 * Puts environment variables into text: {@code ${NAME}}, or {@code ${NAME:-default}} where the
 * default stands in for a variable that is unset or empty, as in a shell. {@code $${NAME}} is the
 * text {@code ${NAME}}. What a variable holds is never searched for further variables.
 */
final class Substitution {
  private static final String START = "${";
  private static final Pattern VARIABLE = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(?::-(.*))?",
      Pattern.DOTALL);

  private final Map<String, String> environment;

  Substitution(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * The text with its variables.
   *
   * @param value the text
   * @param substituted whether any variable stood in it
   */
  record Result(String value, boolean substituted) {}

  /** Substitutes; tells of each variable that cannot be. */
  Result apply(String text, Consumer<String> problems) {
    if (!text.contains(START)) {
      return new Result(text, false);
    }
    boolean[] substituted = {false};
    StringSubstitutor substitutor = new StringSubstitutor(inside -> {
      substituted[0] = true;
      return lookUp(inside, problems);
    }, START, "}", '$', "").setDisableSubstitutionInValues(true);
    return new Result(substitutor.replace(text), substituted[0]);
  }

  private String lookUp(String inside, Consumer<String> problems) {
    Matcher matcher = VARIABLE.matcher(inside);
    if (!matcher.matches() || inside.contains(START)) {
      problems.accept("expected ${NAME} or ${NAME:-default}, found something else inside ${ }");
      return "";
    }
    String name = matcher.group(1);
    String fallback = matcher.group(2);
    String value = environment.get(name);
    if (fallback != null && (value == null || value.isEmpty())) {
      return fallback;
    }
    if (value == null) {
      problems.accept("environment variable " + name + " is not set");
      return "";
    }
    return value;
  }
}
