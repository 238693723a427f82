package avengers.gateway.openai.responses;

import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ErrorKind;
import avengers.gateway.openai.Json;
import avengers.gateway.openai.StreamFormat;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A stream of a chat as the typed events of a response. */
final class ResponsesStream implements StreamFormat {
  private final ResponseHead head;
  private final EventLog log = new EventLog();
  private final GrowingOutput output;
  private boolean begun;
  private Optional<Status> ended = Optional.empty();
  private Optional<String> model = Optional.empty();
  private Optional<String> serviceTier = Optional.empty();
  private JsonNode usage = Json.MAPPER.missingNode();

  ResponsesStream(ResponseHead head) {
    this.head = head;
    this.output = new GrowingOutput(log, head.id());
  }

  @Override
  public String chunk(ObjectNode chunk) {
    if (chunk.path("usage").isObject()) {
      usage = chunk.get("usage");
    }
    serviceTier = text(chunk, "service_tier").or(() -> serviceTier);
    if (!begun) {
      begun = true;
      model = text(chunk, "model");
      log.add("response.created", event());
      log.add("response.in_progress", event());
    }
    JsonNode choice = chunk.path("choices").path(0);
    if (ended.isEmpty()) {
      output.add(choice.path("delta"), choice.path("logprobs"));
      text(choice, "finish_reason").map(Status::of).ifPresent(this::endOutput);
    }
    return log.take();
  }

  private void endOutput(Status status) {
    output.end(status);
    ended = Optional.of(status);
  }

  private static Optional<String> text(JsonNode object, String field) {
    return Optional.of(object.path(field)).filter(JsonNode::isString).map(JsonNode::asString);
  }

  /** A backend that ends its stream before the answer has ended has cut it. */
  @Override
  public String end() {
    if (ended.isEmpty()) {
      return error(ApiError.of(ErrorKind.BACKEND_FAILED,
          "The model ended its stream before its answer was whole."));
    }
    log.add("response." + ended.get().word(), event());
    return log.take();
  }

  /** Some clients look for the error in a field of its name, some among those of the event. */
  @Override
  public String error(ApiError error) {
    ObjectNode fields = error.toJson();
    fields.setAll((ObjectNode) fields.get("error").deepCopy());
    fields.remove("type");
    log.add("error", fields);
    return log.take();
  }

  private ObjectNode event() {
    ObjectNode fields = Json.MAPPER.createObjectNode();
    fields.set("response", response());
    return fields;
  }

  /** The response as it is so far. */
  ObjectNode response() {
    ObjectNode response = head.response(ended.orElse(Status.IN_PROGRESS), model,
        output.json(), serviceTier);
    if (ended.isPresent()) {
      response.set("usage", ResponseUsage.of(usage));
    }
    return response;
  }
}
