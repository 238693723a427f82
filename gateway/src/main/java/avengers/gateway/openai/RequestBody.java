package avengers.gateway.openai;

import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON object of a client's request. It stays what the client sent: fields that we do not know
 * travel on.
 */
public final class RequestBody {
  /** Not OpenAI's field but ours, and not for backends. */
  public static final String CHANGES = "avengers";

  private final ObjectNode tree;

  private RequestBody(ObjectNode tree) {
    this.tree = tree;
  }

  /**
   * Reads a body.
   *
   * @throws ApiException if it is no JSON object (with the place), or it names no model
   */
  public static RequestBody parse(byte[] bytes) {
    try {
      if (Json.MAPPER.readTree(bytes) instanceof ObjectNode object) {
        return of(object);
      }
    } catch (JacksonException e) {
      TokenStreamLocation place = e.getLocation();
      throw new ApiException(ApiError.of(ErrorKind.INVALID_REQUEST,
          "The request's body is not valid JSON" + (place == null
              ? "."
              : ": line " + place.getLineNr() + ", column " + place.getColumnNr() + ".")));
    }
    throw new ApiException(ApiError.of(ErrorKind.INVALID_REQUEST,
        "The request's body must be a JSON object."));
  }

  /**
   * A body that we made ourselves.
   *
   * @throws ApiException if it names no model
   */
  public static RequestBody of(ObjectNode tree) {
    if (!tree.path("model").isString() || tree.path("model").asString().isBlank()) {
      throw new ApiException(ApiError.invalid("model", "'model' is missing, or not a text."));
    }
    return new RequestBody(tree);
  }

  /** All of it, to be read only. */
  public ObjectNode tree() {
    return tree;
  }

  public String model() {
    return tree.get("model").asString();
  }

  /** Whether the answer is to come as a stream. */
  public boolean stream() {
    return tree.path("stream").asBoolean(false);
  }

  /** What the client wants to be different from the ensemble's configuration, if anything. */
  public Optional<ObjectNode> changes() {
    return tree.path(CHANGES) instanceof ObjectNode changes
        ? Optional.of(changes)
        : Optional.empty();
  }

  /** The same request to another name of the model. */
  public byte[] to(String upstreamModel) {
    return with(tree.objectNode().put("model", upstreamModel), Set.of());
  }

  /**
   * The same request for a backend, with some fields of its top level changed, others left out.
   *
   * @param changed the fields that are added or replaced
   */
  public byte[] with(ObjectNode changed, Set<String> removed) {
    ObjectNode copy = tree.deepCopy();
    copy.remove(removed);
    copy.remove(CHANGES);
    copy.setAll(changed);
    return Json.MAPPER.writeValueAsBytes(copy);
  }
}
