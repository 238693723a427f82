package avengers.gateway.openai;

import static avengers.gateway.openai.FieldType.NAMED;
import static avengers.gateway.openai.FieldType.OBJECT;
import static avengers.gateway.openai.FieldType.TEXT;
import static avengers.gateway.openai.FieldType.TEXT_OR_OBJECT;
import static avengers.gateway.openai.FieldType.list;
import static avengers.gateway.openai.FieldType.object;

import avengers.gateway.openai.FieldType.Field;
import avengers.gateway.openai.FieldType.Place;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Checks one message. Roles that OpenAI does not have travel on: the templates of some models have
 * roles of their own.
 */
final class MessageCheck {
  private static final int MOST_PARTS = 10_000;
  private static final Set<String> SPEAKING = Set.of("system", "developer", "user", "tool");

  /** A part of a kind that is not known here travels on. */
  private static final FieldType PART = object(List.of(
      Field.required("type", TEXT),
      Field.of("text", TEXT),
      Field.of("refusal", TEXT),
      Field.of("image_url", TEXT_OR_OBJECT),
      Field.of("input_audio", OBJECT),
      Field.of("file", OBJECT)));

  private static final FieldType CONTENT = FieldType.textOrList("a text or a list of parts", PART,
      MOST_PARTS);

  /** Some clients give the arguments as the object that others write as a text. */
  private static final FieldType TOOL_CALLS = list(object(List.of(
      Field.of("id", TEXT),
      Field.of("type", TEXT),
      Field.of("function", object(List.of(
          Field.required("name", TEXT),
          Field.of("arguments", TEXT_OR_OBJECT)))),
      Field.of("custom", NAMED))));

  private static final FieldType MESSAGE = object(List.of(
      Field.required("role", TEXT),
      Field.of("name", TEXT),
      Field.of("refusal", TEXT),
      Field.of("audio", OBJECT),
      Field.of("tool_call_id", TEXT),
      Field.of("tool_calls", TOOL_CALLS),
      Field.of("function_call", OBJECT)));

  private static final Field ANY_CONTENT = Field.of("content", CONTENT);
  private static final Field NEEDED_CONTENT = Field.required("content", CONTENT);

  private MessageCheck() {}

  /** An assistant may have called tools, or refused, instead of saying something. */
  static void check(JsonNode message, Place place) {
    MESSAGE.check(message, place);
    boolean speaks = SPEAKING.contains(message.get("role").asString());
    (speaks ? NEEDED_CONTENT : ANY_CONTENT).check(message, place);
  }
}
