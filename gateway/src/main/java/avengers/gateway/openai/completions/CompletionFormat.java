package avengers.gateway.openai.completions;

import avengers.gateway.openai.AnswerFormat;
import avengers.gateway.openai.StreamFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A chat completion said as a text completion.
 *
 * @param echoed what stands before every text; empty if nothing does
 */
public record CompletionFormat(String echoed) implements AnswerFormat {
  @Override
  public boolean isChat() {
    return false;
  }

  @Override
  public ObjectNode whole(ObjectNode completion) {
    ObjectNode answer = CompletionParts.head(completion);
    ArrayNode choices = answer.putArray("choices");
    for (JsonNode choice : completion.path("choices")) {
      String text = echoed + CompletionParts.text(choice.path("message"));
      choices.add(CompletionParts.choice(choice, text, 0));
    }
    if (completion.path("usage").isObject()) {
      answer.set("usage", completion.get("usage"));
    }
    return answer;
  }

  @Override
  public StreamFormat stream() {
    return new CompletionStream(echoed);
  }
}
