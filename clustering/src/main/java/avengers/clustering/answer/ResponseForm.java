package avengers.clustering.answer;

/** What a reply was asked to be: OpenAI's {@code response_format}. */
public sealed interface ResponseForm {
  /** No form. */
  record AnyText() implements ResponseForm {}

  /** Any JSON object. */
  record JsonObject() implements ResponseForm {}

  /**
   * A JSON value that a schema describes.
   *
   * @param schema the JSON Schema, as JSON
   */
  record JsonSchema(String schema) implements ResponseForm {}
}
