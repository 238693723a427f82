package avengers.gateway.openai;

/** What a model can be asked for: the endpoints of OpenAI's API that answer. */
public enum Service {
  CHAT("/chat/completions"),
  COMPLETIONS("/completions"),
  EMBEDDINGS("/embeddings"),
  RESPONSES("/responses");

  private final String path;

  Service(String path) {
    this.path = path;
  }

  /** Its path behind the API's address, which ends in {@code /v1}. */
  public String path() {
    return path;
  }
}
