package avengers.gateway.openai;

import avengers.clustering.answer.Prompt;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request for a chat completion. It stays the JSON that the client sent: fields that we do not
 * know travel on.
 */
public final class ChatRequest {
  /** Not OpenAI's field but ours, and not for backends. */
  static final String CHANGES = "avengers";

  private final ObjectNode tree;

  private ChatRequest(ObjectNode tree) {
    this.tree = tree;
  }

  /**
   * Reads a request and checks what the gateway itself uses of it.
   *
   * @throws ApiException if it is not JSON (with the place), or a field is missing or mistyped
   */
  public static ChatRequest parse(byte[] body) {
    ObjectNode tree = parseObject(body);
    new RequestCheck(tree).check();
    return new ChatRequest(tree);
  }

  private static ObjectNode parseObject(byte[] body) {
    try {
      if (Json.MAPPER.readTree(body) instanceof ObjectNode object) {
        return object;
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

  public String model() {
    return tree.get("model").asString();
  }

  public boolean stream() {
    return tree.path("stream").asBoolean(false);
  }

  /** Whether a stream is to end with a chunk that holds the usage. */
  public boolean includeUsage() {
    return tree.path("stream_options").path("include_usage").asBoolean(false);
  }

  public OptionalDouble temperature() {
    JsonNode value = tree.path("temperature");
    return value.isNumber() ? value.asDoubleOpt() : OptionalDouble.empty();
  }

  /** How many choices are asked for. */
  public long n() {
    return tree.path("n").asLong(1);
  }

  /**
   * The text that decides the cluster: the last message of the user, its text parts joined by line
   * breaks. Empty if there is none.
   */
  public String query() {
    JsonNode messages = tree.get("messages");
    for (int i = messages.size() - 1; i >= 0; i--) {
      if (messages.get(i).path("role").asString("").equals("user")) {
        return text(messages.get(i).path("content"));
      }
    }
    return "";
  }

  /** What decides how the replies are compared. */
  public Prompt prompt() {
    return new Prompt(query(), ResponseFormat.of(tree.path("response_format")));
  }

  private static String text(JsonNode content) {
    if (!content.isArray()) {
      return content.asString("");
    }
    List<String> parts = new ArrayList<>();
    for (JsonNode part : content) {
      Optional.of(part.path("text"))
          .filter(JsonNode::isString)
          .ifPresent(
              text -> parts.add(text.asString()));
    }
    return String.join("\n", parts);
  }

  /** What the client wants to be different from the ensemble's configuration, if anything. */
  public Optional<ObjectNode> changes() {
    return tree.path(CHANGES) instanceof ObjectNode changes
        ? Optional.of(changes)
        : Optional.empty();
  }

  /** The same request to another name of the model. */
  public byte[] relayed(String upstreamModel) {
    ObjectNode copy = tree.deepCopy().put("model", upstreamModel);
    copy.remove(CHANGES);
    return Json.MAPPER.writeValueAsBytes(copy);
  }

  /** The same request to another name of the model, for one whole answer. */
  public byte[] whole(String upstreamModel) {
    return Json.MAPPER.writeValueAsBytes(one(upstreamModel));
  }

  /**
   * The request for one sample: not streamed, one choice, at the ensemble's temperature unless the
   * client chose one. A client's seed gives each sample one of its own, so that samples differ and
   * runs repeat.
   *
   * @param index the sample's place among all samples of the request, from 0
   */
  public byte[] sample(String upstreamModel, double temperature, int index) {
    ObjectNode copy = one(upstreamModel, temperature);
    seed().ifPresent(seed -> copy.put("seed", seed + index));
    return Json.MAPPER.writeValueAsBytes(copy);
  }

  /** The request for several samples at once; not for a client that gives a seed. */
  public byte[] samples(String upstreamModel, double temperature, int choices) {
    return Json.MAPPER.writeValueAsBytes(one(upstreamModel, temperature).put("n", choices));
  }

  private ObjectNode one(String upstreamModel, double temperature) {
    ObjectNode copy = one(upstreamModel);
    if (temperature().isEmpty()) {
      copy.put("temperature", BigDecimal.valueOf(temperature));
    }
    return copy;
  }

  private ObjectNode one(String upstreamModel) {
    ObjectNode copy = tree.deepCopy().put("model", upstreamModel);
    return copy.remove(List.of("stream", "stream_options", "n", CHANGES));
  }

  /** The client's seed. */
  public OptionalLong seed() {
    JsonNode seed = tree.path("seed");
    return seed.canConvertToLong() && seed.isIntegralNumber()
        ? OptionalLong.of(seed.asLong())
        : OptionalLong.empty();
  }
}
