package avengers.gateway.openai;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON object of a client's request. It stays what the client sent, byte for byte: what goes to
 * a backend is put together from the fields as they came, and those few that must change.
 */
public final class RequestBody {
  /** Not OpenAI's field but ours, and not for backends. */
  public static final String CHANGES = "avengers";

  /** What templates of chats add, and no byte of the request stands for. */
  private static final long MOST_OF_TEMPLATE = 256;
  /** More than any model reads of one picture. */
  private static final long MOST_OF_MEDIUM = 40_000;

  private final ObjectNode tree;
  private final long promptTokens;
  private final long media;

  /** Each field as JSON: its name, a colon and its value. */
  private final SequencedMap<String, ByteBuffer> fields;

  private RequestBody(ObjectNode tree, SequencedMap<String, ByteBuffer> fields) {
    if (!tree.path("model").isString() || tree.path("model").asString().isBlank()) {
      throw new ApiException(ApiError.invalid("model", "'model' is missing, or not a text."));
    }
    this.tree = tree;
    this.promptTokens = TokenEstimate.ofPrompt(tree);
    this.media = TokenEstimate.media(tree);
    this.fields = fields;
  }

  /**
   * Reads a body. The bytes are kept, and must not change.
   *
   * @throws ApiException if it is no JSON object (with the place), or it names no model
   */
  public static RequestBody parse(byte[] bytes) {
    BodyParser parsed = BodyParser.read(bytes);
    return new RequestBody(parsed.tree(), parsed.fields());
  }

  /**
   * The object that a body is which need not name a model.
   *
   * @throws ApiException if it is no JSON object (with the place)
   */
  public static ObjectNode object(byte[] bytes) {
    return BodyParser.read(bytes).tree();
  }

  /**
   * A body that we made ourselves.
   *
   * @throws ApiException if it names no model
   */
  public static RequestBody of(ObjectNode tree) {
    SequencedMap<String, ByteBuffer> fields = new LinkedHashMap<>();
    tree.properties()
        .forEach(field -> fields.put(field.getKey(), written(field.getKey(), field.getValue())));
    return new RequestBody(tree, fields);
  }

  /** All of it, to be read only. */
  public ObjectNode tree() {
    return tree;
  }

  /** How many bytes of JSON its fields are. */
  public int length() {
    return fields.values().stream().mapToInt(ByteBuffer::remaining).sum();
  }

  /** An estimate of the tokens that a model reads. */
  public long promptTokens() {
    return promptTokens;
  }

  /** Tokens that a model may read beside one for each byte. */
  long mostBesideBytes() {
    return MOST_OF_TEMPLATE + media * MOST_OF_MEDIUM;
  }

  public String model() {
    return tree.get("model").asString();
  }

  /** Whether the answer is to come as a stream. */
  public boolean stream() {
    return tree.path("stream").isBoolean() && tree.path("stream").asBoolean();
  }

  /**
   * What the client wants to be different from the ensemble's configuration, if anything.
   *
   * @throws ApiException if that is no object
   */
  public Optional<ObjectNode> changes() {
    return switch (tree.path(CHANGES)) {
      case ObjectNode changes -> Optional.of(changes);
      case JsonNode none when none.isMissingNode() || none.isNull() -> Optional.empty();
      default -> throw new ApiException(
          ApiError.invalid(CHANGES, "'" + CHANGES + "' must be an object."));
    };
  }

  /** The same request to another name of the model. */
  public RequestContent to(String upstreamModel) {
    return with(tree.objectNode().put("model", upstreamModel), Set.of());
  }

  /**
   * The same request for a backend, with some fields of its top level changed, others left out.
   *
   * @param changed the fields that are added or replaced
   */
  public RequestContent with(ObjectNode changed, Set<String> removed) {
    SequencedMap<String, ByteBuffer> kept = new LinkedHashMap<>(fields);
    kept.keySet().removeAll(removed);
    kept.remove(CHANGES);
    changed.properties()
        .forEach(field -> kept.put(field.getKey(), written(field.getKey(), field.getValue())));
    List<ByteBuffer> pieces = new ArrayList<>();
    for (ByteBuffer field : kept.values()) {
      pieces.add(bytes(pieces.isEmpty() ? "{" : ","));
      pieces.add(field);
    }
    pieces.add(bytes("}"));
    return new RequestContent(this, changed, removed, pieces);
  }

  /** By way of a text: half a surrogate pair, which is no UTF-8, ends in a question mark so. */
  private static ByteBuffer written(String name, JsonNode value) {
    return bytes(Json.MAPPER.writeValueAsString(name) + ":"
        + Json.MAPPER.writeValueAsString(value));
  }

  private static ByteBuffer bytes(String json) {
    return ByteBuffer.wrap(json.getBytes(UTF_8));
  }
}
