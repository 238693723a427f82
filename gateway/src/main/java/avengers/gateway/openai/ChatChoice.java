package avengers.gateway.openai;

import avengers.clustering.answer.Reply;
import avengers.clustering.answer.ToolCall;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One choice of a backend's completion. */
public final class ChatChoice {
  private final ObjectNode completion;
  private final JsonNode choice;

  ChatChoice(ObjectNode completion, JsonNode choice) {
    this.completion = completion;
    this.choice = choice;
  }

  /** Whether it has a message and has ended, whatever it says. */
  public boolean hasEnded() {
    return choice.path("finish_reason").isString() && message().isObject();
  }

  /** Whether it has ended, and writes, speaks, refuses or calls something. */
  public boolean isWhole() {
    return hasEnded() && (!written(message()).isEmpty() || isText(message().at("/audio/data"))
        || refuses() || callsTools() || wasCutThinking());
  }

  /** It says itself that its length did not suffice for more than thoughts. */
  private boolean wasCutThinking() {
    return ending() == Reply.Ending.TRUNCATED && (isText(message().path("reasoning_content"))
        || isText(message().path("reasoning")));
  }

  /** What a message says in writing: as a text, or in parts. */
  static String written(JsonNode message) {
    JsonNode content = message.path("content");
    return content.isArray()
        ? content.valueStream()
            .map(part -> part.path("text").asString(""))
            .collect(Collectors.joining())
        : content.isString() ? content.asString() : "";
  }

  /** What it says, as far as that votes: not what stands apart as reasoning. */
  public Reply reply() {
    Stream<ToolCall> tools = message().path("tool_calls").valueStream().map(ChatChoice::toolCall);
    Stream<ToolCall> function = Stream.of(message().path("function_call"))
        .filter(JsonNode::isObject)
        .map(ChatChoice::call);
    return new Reply(text(),
        Stream.concat(tools, function).toList(), ending(), Optional.empty());
  }

  /** What it speaks instead of writing counts by its transcript. */
  private String text() {
    String written = written(message());
    return written.isEmpty() ? message().at("/audio/transcript").asString("") : written;
  }

  private Reply.Ending ending() {
    return switch (FinishReason.of(choice.path("finish_reason").asString(""))) {
      case LENGTH -> Reply.Ending.TRUNCATED;
      case CONTENT_FILTER -> Reply.Ending.REFUSED;
      case STOP, TOOL_CALLS, FUNCTION_CALL ->
        refuses() ? Reply.Ending.REFUSED : Reply.Ending.COMPLETE;
    };
  }

  /** Functions have arguments, custom tools an input. */
  private static ToolCall toolCall(JsonNode call) {
    JsonNode function = call.path("function");
    JsonNode custom = call.path("custom");
    return function.isObject()
        ? call(function)
        : new ToolCall(custom.path("name").asString(""), argumentText(custom.path("input")));
  }

  private static ToolCall call(JsonNode function) {
    return new ToolCall(function.path("name").asString(""),
        argumentText(function.path("arguments")));
  }

  /** What a tool is called with: some backends give an object, or nothing where it is empty. */
  static String argumentText(JsonNode arguments) {
    if (arguments.isString()) {
      return arguments.asString();
    }
    return arguments.isMissingNode() || arguments.isNull() ? "" : arguments.toString();
  }

  /** The mean natural logarithm of its tokens' probabilities, where it tells them. */
  public OptionalDouble logProbability() {
    return choice.at("/logprobs/content")
        .valueStream()
        .map(token -> token.path("logprob"))
        .filter(JsonNode::isNumber)
        .flatMapToDouble(value -> value.asDoubleOpt().stream())
        .average();
  }

  /** This choice as OpenAI's API would give it, at its place in an answer. */
  ObjectNode published(int index) {
    return PublishedChoice.of(choice, index);
  }

  /** The completion that it came in. */
  ObjectNode completion() {
    return completion;
  }

  private JsonNode message() {
    return choice.path("message");
  }

  private boolean refuses() {
    return isText(message().path("refusal"));
  }

  private boolean callsTools() {
    return message().path("function_call").isObject()
        || Json.isListOfObjects(message().path("tool_calls"));
  }

  private static boolean isText(JsonNode value) {
    return value.isString() && !value.asString().isEmpty();
  }
}
