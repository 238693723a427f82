package avengers.gateway.openai.responses;

import avengers.gateway.openai.AnswerFormat;
import avengers.gateway.openai.RandomId;
import avengers.gateway.openai.StreamFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Says a chat completion as a response. */
record ResponsesFormat(ResponseHead head) implements AnswerFormat {
  /** The format of the answer to a request, with an id that is new. */
  static ResponsesFormat of(ObjectNode request) {
    return new ResponsesFormat(
        new ResponseHead(RandomId.next(), System.currentTimeMillis() / 1000, request));
  }

  @Override
  public boolean isChat() {
    return false;
  }

  /** A whole answer is a stream of one chunk. */
  @Override
  public ObjectNode whole(ObjectNode completion) {
    ResponsesStream stream = new ResponsesStream(head);
    stream.chunk(asChunk(completion));
    return stream.response();
  }

  private static ObjectNode asChunk(ObjectNode completion) {
    JsonNode choice = completion.path("choices").path(0);
    ObjectNode chunk = completion.objectNode();
    chunk.setAll(completion);
    ObjectNode whole = chunk.putArray("choices").addObject();
    whole.set("delta", choice.path("message"));
    whole.set("logprobs", choice.path("logprobs"));
    whole.set("finish_reason", choice.path("finish_reason"));
    return chunk;
  }

  @Override
  public StreamFormat stream() {
    return new ResponsesStream(head);
  }
}
