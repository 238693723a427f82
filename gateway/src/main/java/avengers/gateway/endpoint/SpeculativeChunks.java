package avengers.gateway.endpoint;

import avengers.gateway.answer.EnsembleAnswer;
import avengers.gateway.openai.ChunkAssembler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The chunks of a sample that is shown before the vote on it. The one that tells why the text ends
 * waits for the verdict, and tells it; the usage is that of all samples.
 */
final class SpeculativeChunks {
  private final boolean includeUsage;
  private final ChunkAssembler shown = new ChunkAssembler();
  private Optional<ObjectNode> held = Optional.empty();
  private boolean empty = true;

  SpeculativeChunks(boolean includeUsage) {
    this.includeUsage = includeUsage;
  }

  boolean isEmpty() {
    return empty;
  }

  /** The next chunk as it can be shown now, if it can. */
  Optional<ObjectNode> add(ObjectNode chunk) {
    empty = false;
    shown.add(chunk);
    JsonNode choice = chunk.path("choices").path(0);
    if (choice.isMissingNode()) {
      return Optional.empty();
    }
    if (!choice.path("finish_reason").isString()) {
      return Optional.of(chunk);
    }
    ObjectNode last = withoutUsage(chunk);
    ((ObjectNode) last.path("choices").path(0)).putObject("delta");
    held = Optional.of(last);
    if (choice.path("delta").isEmpty()) {
      return Optional.empty();
    }
    ObjectNode rest = withoutUsage(chunk);
    ((ObjectNode) rest.path("choices").path(0)).putNull("finish_reason");
    return Optional.of(rest);
  }

  /** Some backends tell the usage so far in every chunk. */
  private ObjectNode withoutUsage(ObjectNode chunk) {
    ObjectNode copy = chunk.deepCopy();
    copy.remove("usage");
    return includeUsage ? copy.putNull("usage") : copy;
  }

  /** The chunks behind the verdict. */
  List<ObjectNode> last(EnsembleAnswer answer, ObjectNode body) {
    List<ObjectNode> chunks = new ArrayList<>();
    ObjectNode end = held.orElseThrow();
    describe(answer, body, end.putObject("avengers"));
    chunks.add(end);
    if (includeUsage) {
      ObjectNode usage = end.deepCopy();
      usage.remove("avengers");
      usage.putArray("choices");
      usage.set("usage", body.get("usage"));
      chunks.add(usage);
    }
    return chunks;
  }

  private void describe(EnsembleAnswer answer, ObjectNode body, ObjectNode verdict) {
    boolean confirmed = answer.confirmsFirst() && answer.escalation().isEmpty();
    verdict.put("verdict", answer.verdict().label())
        .put("votes", answer.votes())
        .put("confidence", answer.verdict().confidence())
        .put("confirmed", confirmed);
    JsonNode message = body.at("/choices/0/message");
    if (!confirmed && !message.path("content").asString("").equals(shown.content())) {
      verdict.set("answer", message.get("content"));
    }
  }
}
