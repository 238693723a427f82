package avengers.gateway.openai.responses;

/** What a text in an item is. */
enum TextKind {
  TEXT("output_text", "text"),
  REFUSAL("refusal", "refusal"),
  REASONING("reasoning_text", "text");

  private final String type;
  private final String field;

  TextKind(String type, String field) {
    this.type = type;
    this.field = field;
  }

  /** The type of the part, which also names its events. */
  String type() {
    return type;
  }

  /** The part's field that has the text. */
  String field() {
    return field;
  }
}
