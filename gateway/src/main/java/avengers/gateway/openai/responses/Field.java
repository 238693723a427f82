package avengers.gateway.openai.responses;

import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A place in a request. Whoever reads a value of the wrong type there fails with an
 * {@link ApiException} that names the place.
 *
 * @param path as clients write it, such as {@code input[0].content}
 * @param value what stands there; a missing node if nothing does
 */
record Field(String path, JsonNode value) {
  static Field of(ObjectNode request, String name) {
    return new Field(name, request.path(name));
  }

  /** A field of this object. */
  Field get(String name) {
    return new Field(path + "." + name, value.path(name));
  }

  /** Whether there is nothing here; null is nothing. */
  boolean isAbsent() {
    return value.isMissingNode() || value.isNull();
  }

  /** The elements of this list. */
  List<Field> elements() {
    if (!value.isArray()) {
      throw mustBe("a list");
    }
    return IntStream.range(0, value.size())
        .mapToObj(i -> new Field(path + "[" + i + "]", value.get(i)))
        .toList();
  }

  String text() {
    if (!value.isString()) {
      throw mustBe("a text");
    }
    return value.asString();
  }

  Optional<String> optionalText() {
    return isAbsent() ? Optional.empty() : Optional.of(text());
  }

  ObjectNode object() {
    return optionalObject().orElseThrow(() -> mustBe("an object"));
  }

  Optional<ObjectNode> optionalObject() {
    if (isAbsent()) {
      return Optional.empty();
    }
    if (value instanceof ObjectNode object) {
      return Optional.of(object);
    }
    throw mustBe("an object");
  }

  /**
   * Copies fields of this object, as far as they are there.
   *
   * @param to takes them
   */
  void copy(List<String> names, ObjectNode to) {
    for (String name : names) {
      Field field = get(name);
      if (!field.isAbsent()) {
        to.set(name, field.value());
      }
    }
  }

  /**
   * The error that something is missing here, or of another type.
   *
   * @param type with its article
   */
  ApiException mustBe(String type) {
    return wrong((isAbsent() ? "is missing; it must be " : "must be ") + type + ".");
  }

  /**
   * The error that this place is wrong.
   *
   * @param what the rest of the sentence that begins with the place
   */
  ApiException wrong(String what) {
    return new ApiException(ApiError.invalid(path, "'" + path + "' " + what));
  }
}
