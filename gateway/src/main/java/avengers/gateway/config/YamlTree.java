package avengers.gateway.config;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The tree of a YAML text. The text is first run through as flat events, so that neither deep
 * nesting nor aliases can make the tree expensive: aliases and tags are refused, depth is bounded.
 */
final class YamlTree {
  private static final int DEEPEST = 32;

  private YamlTree() {}

  /** The root. */
  static Node of(String file) throws MalformedFile {
    String text = VariableBraces.disguise(file);
    LoadSettings settings = LoadSettings.builder().setLabel("configuration").build();
    try {
      checkEvents(new Parse(settings).parseString(text));
      return new Compose(settings).composeString(text)
          .orElseThrow(() -> new MalformedFile(Problem.ofFile("is empty")));
    } catch (MarkedYamlEngineException e) {
      throw new MalformedFile(problem(e));
    } catch (ReaderException e) {
      throw new MalformedFile(problem(e, text));
    } catch (YamlEngineException e) {
      throw new MalformedFile(Problem.ofFile("is not YAML that can be read"));
    } catch (IllegalArgumentException e) {
      // The scanner lets this through for an escape such as "\UFFFFFFFF".
      throw new MalformedFile(Problem.ofFile("is not YAML: an escape stands for no character"));
    }
  }

  private static void checkEvents(Iterable<Event> events) throws MalformedFile {
    int depth = 0;
    for (Event event : events) {
      switch (event) {
        case AliasEvent alias -> throw refused(alias, "aliases are not supported");
        case ScalarEvent scalar when scalar.getTag().isPresent() ->
          throw refused(scalar, "tags are not supported");
        case CollectionStartEvent start when start.getTag().isPresent() ->
          throw refused(start, "tags are not supported");
        case CollectionStartEvent start -> {
          depth++;
          if (depth > DEEPEST) {
            throw refused(start, "nested deeper than " + DEEPEST + " levels");
          }
        }
        case CollectionEndEvent _ -> depth--;
        default -> {
        }
      }
    }
  }

  private static MalformedFile refused(Event event, String message) {
    return new MalformedFile(at(event.getStartMark(), message));
  }

  private static Problem at(Optional<Mark> mark, String message) {
    return mark.map(m -> new Problem(m.getLine() + 1, m.getColumn() + 1, "", message))
        .orElseGet(() -> Problem.ofFile(message));
  }

  private static Problem problem(MarkedYamlEngineException e) {
    return at(e.getProblemMark().or(e::getContextMark), "is not YAML: " + reason(e));
  }

  /** What the parser says, without what it found in the file where that could be a secret. */
  private static String reason(MarkedYamlEngineException e) {
    String problem = Optional.ofNullable(e.getProblem()).orElse("malformed");
    return problem.startsWith("found undefined tag handle")
        ? "tags are not supported"
        : Quote.plain(problem);
  }

  private static Problem problem(ReaderException e, String text) {
    int[] before = text.codePoints().limit(e.getPosition()).toArray();
    int line = 1;
    int column = 1;
    for (int codePoint : before) {
      column = codePoint == '\n' ? 1 : column + 1;
      line += codePoint == '\n' ? 1 : 0;
    }
    return new Problem(line, column, "",
        "the character U+%04X is not allowed".formatted(e.getCodePoint()));
  }
}
