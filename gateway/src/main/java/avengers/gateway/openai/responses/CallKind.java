package avengers.gateway.openai.responses;

import tools.jackson.databind.JsonNode;

/** What a call calls. */
enum CallKind {
  FUNCTION("function", "function_call", "fc_", "arguments", "function_call_arguments"),
  CUSTOM("custom", "custom_tool_call", "ctc_", "input", "custom_tool_call_input");

  private final String ofChat;
  private final String type;
  private final String prefix;
  private final String field;
  private final String event;

  CallKind(String ofChat, String type, String prefix, String field, String event) {
    this.ofChat = ofChat;
    this.type = type;
    this.prefix = prefix;
    this.field = field;
    this.event = event;
  }

  /**
   * The kind of a call.
   *
   * @param call a chat's
   */
  static CallKind of(JsonNode call) {
    return call.path(CUSTOM.ofChat).isObject() ? CUSTOM : FUNCTION;
  }

  /** What is called, and with what, in a chat's call. */
  JsonNode in(JsonNode call) {
    return call.path(ofChat);
  }

  /** The type of the item. */
  String type() {
    return type;
  }

  /** What the item's id begins with. */
  String prefix() {
    return prefix;
  }

  /** The field that has the arguments, here as in a chat. */
  String field() {
    return field;
  }

  /** The name of an event of the arguments. */
  String event(String what) {
    return "response." + event + "." + what;
  }
}
