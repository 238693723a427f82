package avengers.gateway.openai;

import java.util.Locale;

/** Why a choice ended, in the words of OpenAI's API; strict clients know no others. */
enum FinishReason {
  STOP,
  LENGTH,
  TOOL_CALLS,
  CONTENT_FILTER,
  FUNCTION_CALL;

  /**
   * Reads what a backend says. What was broken off was cut short; what nobody knows is an ordinary
   * end.
   */
  static FinishReason of(String said) {
    return switch (said.toLowerCase(Locale.ROOT).replace('-', '_')) {
      case "length", "max_tokens", "max_length", "max_output_tokens", "model_length", "abort",
          "aborted", "cancelled", "error" ->
        LENGTH;
      case "content_filter", "content_filtered", "guardrail_intervened", "safety", "recitation",
          "blocklist", "prohibited_content", "refusal" ->
        CONTENT_FILTER;
      case "tool_calls", "tool_call", "tool_use" -> TOOL_CALLS;
      case "function_call" -> FUNCTION_CALL;
      default -> STOP;
    };
  }

  /** What is said of a choice that calls tools, or a function, or neither. */
  FinishReason with(boolean toolCalls, boolean functionCall) {
    return switch (this) {
      case LENGTH, CONTENT_FILTER -> this;
      case STOP, TOOL_CALLS, FUNCTION_CALL ->
        toolCalls ? TOOL_CALLS : functionCall ? FUNCTION_CALL : STOP;
    };
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
