package avengers.gateway.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a request wants to be different from the configuration, wherever it says so. Of each setting
 * the body's word goes before the headers', and theirs before that of the model's name.
 *
 * @param body the object in the body
 * @param headers by the names that follow {@link #HEADER}, in lower case
 * @param name what the model's name says
 */
public record Wishes(Optional<ObjectNode> body, Map<String, String> headers, Variant name) {
  /** How the headers begin. */
  public static final String HEADER = "x-avengers-";

  /** How the progress of a vote is asked for, which is no setting of an ensemble. */
  private static final Set<String> OTHERS = Set.of("progress");

  /** More than there are settings: one of more is unknown, and that is said. */
  private static final int MOST_HEADERS = 32;

  private static final String FIELD = "avengers";

  public Wishes {
    Map<String, String> own = new LinkedHashMap<>();
    headers.forEach((key, text) -> {
      if (!OTHERS.contains(key) && own.size() < MOST_HEADERS) {
        own.put(key, text);
      }
    });
    headers = Collections.unmodifiableMap(own);
  }

  /** All that is wished; what a stronger place says hides what a weaker one does. */
  Section in(Reading reading) {
    return Section.of(place(reading), said(reading));
  }

  private static Value place(Reading reading) {
    return new Value(reading, FIELD, new MappingNode(Tag.MAP, List.of(), FlowStyle.FLOW));
  }

  private Map<String, Value> said(Reading reading) {
    Map<String, Value> said = new LinkedHashMap<>();
    body.ifPresent(object -> JsonTree.fields(object)
        .forEach((key, node) -> said.put(key, place(reading).at(Quote.plain(key), node))));
    Reading inHeaders = reading.in(new Dialect.Header());
    headers.forEach((key, text) -> said.putIfAbsent(spelled(reading, key),
        new Value(inHeaders, HEADER + Quote.plain(key), HeaderTree.of(key, text))));
    name.settings()
        .forEach((key, text) -> said.putIfAbsent(spelled(reading, key),
            new Value(reading, "model", HeaderTree.of(key, text))));
    return said;
  }

  /** No header has an underscore, which some proxies drop: such a one stays unknown. */
  private static String spelled(Reading reading, String header) {
    return header.contains("_") ? header.replace('_', '-') : reading.spelled(header);
  }
}
