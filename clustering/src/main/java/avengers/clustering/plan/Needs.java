package avengers.clustering.plan;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a request needs of a model.
 *
 * @param kinds beyond plain text
 * @param tokens of the prompt and of the answer that is asked for, together; estimated
 */
public record Needs(Set<Need> kinds, long tokens) {
  public static final Needs PLAIN = new Needs(Set.of(), 0);

  public Needs {
    kinds = Set.copyOf(kinds);
  }

  /** Those kinds that a model does not serve. */
  public Set<Need> lackingIn(Capabilities model) {
    Set<Need> lacking = EnumSet.noneOf(Need.class);
    kinds.stream().filter(kind -> !model.serves().contains(kind)).forEach(lacking::add);
    return lacking;
  }

  /** Whether a model's context is long enough. */
  public boolean fit(Capabilities model) {
    return model.context().isEmpty() || tokens <= model.context().getAsLong();
  }
}
