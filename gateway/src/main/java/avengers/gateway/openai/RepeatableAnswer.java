package avengers.gateway.openai;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A chat completion that can be given again, to others who asked the same. Kept as bytes. */
public final class RepeatableAnswer {
  private final byte[] bytes;
  private final long readWeight;
  private final boolean whole;
  private final TokenUsage usage;

  private RepeatableAnswer(byte[] bytes, JsonNode tree) {
    this.bytes = bytes;
    JsonWeight weight = new JsonWeight();
    weight.add(bytes);
    this.readWeight = bytes.length + weight.bytes();
    this.whole = tree.path("choices").valueStream().allMatch(RepeatableAnswer::hasSaidAll);
    this.usage = TokenUsage.of(tree.path("usage")).orElse(TokenUsage.NONE);
  }

  /** A completion that we made ourselves, without what it tells of its request. */
  public static RepeatableAnswer of(ObjectNode completion) {
    ObjectNode answer = completion.deepCopy();
    answer.remove(RequestBody.CHANGES);
    return new RepeatableAnswer(Json.MAPPER.writeValueAsBytes(answer), answer);
  }

  /** A backend's own completion. */
  public static RepeatableAnswer of(WholeAnswer answer) {
    return new RepeatableAnswer(answer.bytes(), answer.tree());
  }

  private static boolean hasSaidAll(JsonNode choice) {
    return switch (FinishReason.of(choice.path("finish_reason").asString(""))) {
      case STOP, TOOL_CALLS, FUNCTION_CALL -> true;
      case LENGTH, CONTENT_FILTER -> false;
    };
  }

  /** Whether no choice was cut short or held back, so that asking again would bring no more. */
  public boolean isWhole() {
    return whole;
  }

  /** What its models took. */
  public TokenUsage usage() {
    return usage;
  }

  /** Its length in bytes. */
  public int length() {
    return bytes.length;
  }

  /** The bytes that it takes in memory when it is read to be given again. */
  public long readWeight() {
    return readWeight;
  }

  /**
   * The same answer as a reply of its own: with another id, and without usage, as nothing was spent
   * on it. When it was created stays.
   */
  public ObjectNode again() {
    ObjectNode answer = (ObjectNode) Json.MAPPER.readTree(bytes);
    answer.put("id", "chatcmpl-" + RandomId.next());
    answer.set("usage", TokenUsage.NONE.toJson());
    return WholeAsStream.withHead(answer);
  }
}
