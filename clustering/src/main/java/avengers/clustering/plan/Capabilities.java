package avengers.clustering.plan;

import java.util.OptionalLong;
import java.util.Set;

/**
 * What a model can do.
 *
 * @param serves what it serves beyond plain text
 * @param context tokens of prompt and answer together, where that is known
 */
public record Capabilities(Set<Need> serves, OptionalLong context) {
  public Capabilities {
    serves = Set.copyOf(serves);
  }
}
