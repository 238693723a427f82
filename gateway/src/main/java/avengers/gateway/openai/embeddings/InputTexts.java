package avengers.gateway.openai.embeddings;

import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The texts of a request's {@code input}: one, or a list. */
final class InputTexts {
  private static final int MOST = 2_048;
  private static final String FIELD = "input";

  private InputTexts() {}

  static List<String> of(JsonNode input) {
    if (input.isString()) {
      return List.of(text(FIELD, input));
    }
    if (!input.isArray()) {
      throw invalid(FIELD, "is missing, or neither a text nor a list of texts.");
    }
    if (input.isEmpty() || input.size() > MOST) {
      throw invalid(FIELD, "must hold 1 to " + MOST + " texts, not " + input.size() + ".");
    }
    List<String> texts = new ArrayList<>(input.size());
    for (JsonNode item : input) {
      texts.add(text(FIELD + "[" + texts.size() + "]", item));
    }
    return texts;
  }

  private static String text(String param, JsonNode item) {
    if (item.isNumber() || item.isArray()) {
      throw invalid(FIELD, "holds tokens; this model takes texts only.");
    }
    if (!item.isString()) {
      throw invalid(param, "must be a text.");
    }
    if (item.asString().isEmpty()) {
      throw invalid(param, "must not be empty.");
    }
    return item.asString();
  }

  private static ApiException invalid(String param, String what) {
    return new ApiException(ApiError.invalid(param, "'" + param + "' " + what));
  }
}
