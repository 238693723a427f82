package avengers.gateway.openai.embeddings;

import avengers.gateway.openai.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * One text's part of an answer.
 *
 * @param json its object, written
 * @param tokens how many of the text's tokens were read
 */
public record EmbeddingItem(String json, long tokens) {
  /**
   * The part of the text at an index of the request.
   *
   * @param vector the text's
   */
  public static EmbeddingItem of(int index, float[] vector, int tokens, VectorEncoding encoding) {
    ObjectNode item = Json.MAPPER.createObjectNode().put("object", "embedding").put("index", index);
    item.set("embedding", encoding.write(vector));
    return new EmbeddingItem(item.toString(), tokens);
  }

  /**
   * The whole answer, written.
   *
   * @param model the name that was asked
   */
  public static byte[] answer(String model, List<EmbeddingItem> items) {
    ObjectNode answer = Json.MAPPER.createObjectNode().put("object", "list");
    ArrayNode data = answer.putArray("data");
    items.forEach(item -> data.addRawValue(new RawValue(item.json())));
    long tokens = items.stream().mapToLong(EmbeddingItem::tokens).sum();
    answer.put("model", model)
        .putObject("usage")
        .put("prompt_tokens", tokens)
        .put("total_tokens", tokens);
    return Json.MAPPER.writeValueAsBytes(answer);
  }
}
