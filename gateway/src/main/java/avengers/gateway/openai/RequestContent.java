package avengers.gateway.openai;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of a request to a backend. Its pieces are the client's own bytes where nothing changed,
 * so that many requests of one large body take no more room than the body.
 */
public final class RequestContent {
  private static final String STREAM_OPTIONS = "stream_options";

  private final RequestBody body;
  private final ObjectNode changed;
  private final Set<String> removed;
  private final List<ByteBuffer> pieces;
  private final int length;

  /**
   * A client's body with changes.
   *
   * @param changed the fields that were added or replaced
   * @param removed the fields that were left out
   */
  RequestContent(RequestBody body, ObjectNode changed, Set<String> removed,
      List<ByteBuffer> pieces) {
    this.body = body;
    this.changed = changed;
    this.removed = removed;
    this.pieces = pieces.stream().map(ByteBuffer::asReadOnlyBuffer).toList();
    this.length = pieces.stream().mapToInt(ByteBuffer::remaining).sum();
  }

  /** In bytes. */
  public int length() {
    return length;
  }

  /** An estimate of the tokens that the model reads. */
  public long promptTokens() {
    return body.promptTokens();
  }

  /** More tokens than the model can read: one has at least a byte. */
  public long mostPromptTokens() {
    return length + body.mostBesideBytes();
  }

  /** How many completions are asked for; of several prompts each has its own. */
  public int choices() {
    long wanted = Math.max(field("n").asLong(1), field("best_of").asLong(1));
    JsonNode prompt = field("prompt");
    long prompts = prompt.isArray() && !prompt.path(0).isNumber() ? prompt.size() : 1;
    return Math.clamp(Math.max(1, wanted) * Math.max(1, prompts), 1, Integer.MAX_VALUE);
  }

  /** The most tokens of each completion; empty if they are not bounded. */
  public OptionalLong mostCompletionTokens(Service service) {
    return bounds(service).stream()
        .map(this::field)
        .filter(bound -> bound.isIntegralNumber() && bound.canConvertToLong())
        .mapToLong(JsonNode::asLong)
        .filter(bound -> bound > 0)
        .max();
  }

  private static List<String> bounds(Service service) {
    return switch (service) {
      case CHAT -> List.of("max_completion_tokens", "max_tokens");
      case COMPLETIONS -> List.of("max_tokens");
      case RESPONSES -> List.of("max_output_tokens");
      case EMBEDDINGS -> List.of();
    };
  }

  /** The same, whose completions have at most so many tokens; for one that nobody bounded. */
  public RequestContent bounded(Service service, long tokens) {
    ObjectNode more = changed.deepCopy();
    more.put(bounds(service).getFirst(), tokens);
    return body.with(more, removed);
  }

  private JsonNode field(String name) {
    return changed.has(name) || removed.contains(name)
        ? changed.path(name)
        : body.tree().path(name);
  }

  /** Whether a stream is to end with its usage. */
  public boolean asksForUsage() {
    return field(STREAM_OPTIONS).path("include_usage").asBoolean(false);
  }

  /** The same, with the usage at the end of the stream; this itself if it asks for that. */
  public RequestContent askingForUsage() {
    if (asksForUsage()) {
      return this;
    }
    JsonNode given = field(STREAM_OPTIONS);
    ObjectNode options = given instanceof ObjectNode known
        ? known.deepCopy()
        : changed.objectNode();
    ObjectNode more = changed.deepCopy();
    more.set(STREAM_OPTIONS, options.put("include_usage", true));
    return body.with(more, removed);
  }

  /**
   * So many bytes of it, or as many as there are.
   *
   * @param start the first one's place, from 0
   */
  public byte[] part(int start, int most) {
    byte[] part = new byte[Math.min(most, length - start)];
    int filled = 0;
    int skipped = start;
    for (ByteBuffer piece : pieces) {
      int from = Math.min(skipped, piece.remaining());
      int count = Math.min(piece.remaining() - from, part.length - filled);
      piece.get(piece.position() + from, part, filled, count);
      skipped -= from;
      filled += count;
    }
    return part;
  }

  /** All of it. */
  public byte[] bytes() {
    return part(0, length);
  }

  /** The JSON as text. */
  @Override
  public String toString() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }
}
