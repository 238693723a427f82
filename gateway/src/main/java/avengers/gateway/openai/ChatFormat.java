package avengers.gateway.openai;

import tools.jackson.databind.node.ObjectNode;

/** Chat completions as they are. */
public record ChatFormat() implements AnswerFormat, StreamFormat {
  @Override
  public boolean isChat() {
    return true;
  }

  @Override
  public ObjectNode whole(ObjectNode completion) {
    return completion;
  }

  @Override
  public StreamFormat stream() {
    return this;
  }

  @Override
  public String chunk(ObjectNode chunk) {
    return ServerSentEvent.of(chunk);
  }

  @Override
  public String end() {
    return ServerSentEvent.DONE;
  }

  @Override
  public String error(ApiError error) {
    return ServerSentEvent.of(error);
  }
}
