package avengers.gateway.openai;

import avengers.clustering.answer.Prompt;
import avengers.clustering.plan.Needs;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request for a chat completion. It stays the JSON that the client sent: fields that we do not
 * know travel on.
 */
public final class ChatRequest {
  private static final Set<String> OF_ONE_ANSWER = Set.of("stream", "stream_options", "n");

  /** What tells nothing of the answer, or is looked at elsewhere. */
  private static final Set<String> BESIDE_THE_QUESTION = Set.of("model", "stream",
      "stream_options", "user", "metadata", RequestBody.CHANGES);

  private final RequestBody body;
  private final ObjectNode tree;
  private final OptionalLong bound;

  private ChatRequest(RequestBody body, OptionalLong bound) {
    this.body = body;
    this.tree = body.tree();
    this.bound = bound;
  }

  /**
   * Reads a request and checks what the gateway itself uses of it.
   *
   * @throws ApiException if a field is missing or mistyped
   */
  public static ChatRequest of(RequestBody body) {
    RequestCheck.check(body.tree());
    return new ChatRequest(body, OptionalLong.empty());
  }

  /**
   * Reads a request.
   *
   * @throws ApiException also if it is not JSON (with the place)
   */
  public static ChatRequest parse(byte[] bytes) {
    return of(RequestBody.parse(bytes));
  }

  public String model() {
    return body.model();
  }

  public boolean stream() {
    return body.stream();
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
    return QueryText.of(tree.get("messages"));
  }

  /** What decides how the replies are compared. */
  public Prompt prompt() {
    return new Prompt(query(), ResponseFormat.of(tree.path("response_format")));
  }

  /** What it needs of a model, its answer included as far as the client bounds that. */
  public Needs needs() {
    return new Needs(RequestNeeds.of(tree),
        promptTokens() + Math.max(0, mostCompletionTokens().orElse(0)));
  }

  /** What the client wants to be different from the ensemble's configuration, if anything. */
  public Optional<ObjectNode> changes() {
    return body.changes();
  }

  /** How many bytes of JSON it is. */
  public int length() {
    return body.length();
  }

  /**
   * What is asked, as a hash: the same for requests that mean the same. Whom it asks, with which
   * settings, and whether the answer is to be a stream is not part of it. Takes time linear in the
   * request's length.
   */
  public String digest() {
    return RequestDigest.of(tree, BESIDE_THE_QUESTION);
  }

  /**
   * The same request, whose completions have at most so many tokens, or fewer if the client wants
   * it so: then it is known what each can cost.
   *
   * @param mostTokens of each completion, from 1
   */
  public ChatRequest bounded(long mostTokens) {
    return new ChatRequest(body, OptionalLong.of(mostTokens));
  }

  /** The most tokens of a completion that the client wants; empty if it does not say. */
  public OptionalLong mostCompletionTokens() {
    return relayed(model()).mostCompletionTokens(Service.CHAT);
  }

  /** More tokens than a model can read of it. */
  public long mostPromptTokens() {
    return relayed(model()).mostPromptTokens();
  }

  /** An estimate of the tokens that a model reads of it. */
  public long promptTokens() {
    return body.promptTokens();
  }

  /** The same request to another name of the model. */
  public RequestContent relayed(String upstreamModel) {
    return body.with(changed(upstreamModel), Set.of());
  }

  /** The same request to another name of the model, for one whole answer. */
  public RequestContent whole(String upstreamModel) {
    return body.with(changed(upstreamModel), OF_ONE_ANSWER);
  }

  /**
   * The request for one sample: not streamed, one choice, at the ensemble's temperature unless the
   * client chose one. A client's seed gives each sample one of its own, so that samples differ and
   * runs repeat.
   *
   * @param index the sample's place among all samples of the request, from 0
   */
  public RequestContent sample(String upstreamModel, double temperature, int index) {
    return body.with(seeded(upstreamModel, temperature, index), OF_ONE_ANSWER);
  }

  /** The request for the first sample as a stream, at the temperature of a sample. */
  public RequestContent streamedSample(String upstreamModel, double temperature) {
    return body.with(seeded(upstreamModel, temperature, 0), Set.of("n"));
  }

  /** The request for several samples at once; not for a client that gives a seed. */
  public RequestContent samples(String upstreamModel, double temperature, int choices) {
    return body.with(changed(upstreamModel, temperature).put("n", choices), OF_ONE_ANSWER);
  }

  private ObjectNode seeded(String upstreamModel, double temperature, int index) {
    ObjectNode changed = changed(upstreamModel, temperature);
    seed().ifPresent(seed -> changed.put("seed", SampleSeed.of(seed, index)));
    return changed;
  }

  private ObjectNode changed(String upstreamModel, double temperature) {
    ObjectNode changed = changed(upstreamModel);
    if (temperature().isEmpty()) {
      changed.put("temperature", BigDecimal.valueOf(temperature));
    }
    return changed;
  }

  private ObjectNode changed(String upstreamModel) {
    ObjectNode changed = tree.objectNode().put("model", upstreamModel);
    bound.ifPresent(most -> bound(changed, most));
    return changed;
  }

  /** The younger of the two names is only for backends whose client knows it. */
  private void bound(ObjectNode changed, long most) {
    if (tree.hasNonNull("max_completion_tokens")) {
      changed.put("max_completion_tokens", least("max_completion_tokens", most));
    }
    if (tree.hasNonNull("max_tokens") || !changed.has("max_completion_tokens")) {
      changed.put("max_tokens", least("max_tokens", most));
    }
  }

  /** Numbers below 1 mean without bound to some backends. */
  private long least(String name, long most) {
    long own = tree.path(name).asLong(most);
    return own < 1 ? most : Math.min(own, most);
  }

  /** The client's seed; of one beyond every range the lowest 64 bits. */
  public OptionalLong seed() {
    JsonNode seed = tree.path("seed");
    return seed.isIntegralNumber()
        ? OptionalLong.of(seed.bigIntegerValue().longValue())
        : OptionalLong.empty();
  }
}
