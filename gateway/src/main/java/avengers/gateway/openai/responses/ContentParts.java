package avengers.gateway.openai.responses;

import avengers.gateway.openai.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The content of a message or of a tool's output, as a chat's message has it. */
final class ContentParts {
  private ContentParts() {}

  /**
   * A text, or the parts of a list. One text alone is said as a text, which more backends
   * understand than a list of one part.
   */
  static JsonNode of(Field content) {
    if (content.value().isString()) {
      return content.value();
    }
    List<Field> parts = list(content);
    if (parts.size() == 1 && parts.getFirst().value().path("text").isString()) {
      return parts.getFirst().value().get("text");
    }
    ArrayNode chat = Json.MAPPER.createArrayNode();
    parts.forEach(part -> chat.add(part(part)));
    return chat;
  }

  /** What an assistant said: its texts are one text, which all backends understand. */
  static ObjectNode ofAssistant(Field content) {
    ObjectNode message = Json.MAPPER.createObjectNode().put("role", "assistant");
    if (content.value().isString()) {
      return message.put("content", content.text());
    }
    List<Field> parts = list(content);
    message.set("content", said(parts, "text").<JsonNode>map(JsonNodeFactory.instance::stringNode)
        .orElse(JsonNodeFactory.instance.nullNode()));
    said(parts, "refusal").ifPresent(refusal -> message.put("refusal", refusal));
    return message;
  }

  private static Optional<String> said(List<Field> parts, String field) {
    List<Field> said = parts.stream().filter(part -> spoken(part).equals(field)).toList();
    return said.isEmpty()
        ? Optional.empty()
        : Optional.of(said.stream()
            .map(part -> part.get(field).text())
            .collect(Collectors.joining()));
  }

  private static String spoken(Field part) {
    return switch (type(part)) {
      case "output_text", "input_text", "text" -> "text";
      case "refusal" -> "refusal";
      default -> throw part.get("type")
          .wrong("is not supported in a message of the assistant; use 'output_text' or 'refusal'.");
    };
  }

  private static List<Field> list(Field content) {
    if (!content.value().isArray()) {
      throw content.mustBe("a text or a list of parts");
    }
    return content.elements();
  }

  private static String type(Field part) {
    part.object();
    return part.get("type").text();
  }

  private static ObjectNode part(Field part) {
    return switch (type(part)) {
      case "input_text", "output_text", "text" -> typed("text").put("text",
          part.get("text").text());
      case "input_image" -> image(part);
      case "input_file" -> file(part);
      case "input_audio" -> {
        ObjectNode audio = typed("input_audio");
        audio.set("input_audio", part.get("input_audio").object());
        yield audio;
      }
      default -> throw part.get("type")
          .wrong("is not supported; use 'input_text', 'input_image', 'input_file' or"
              + " 'input_audio'.");
    };
  }

  private static ObjectNode image(Field part) {
    if (part.get("image_url").isAbsent() && !part.get("file_id").isAbsent()) {
      throw part.get("file_id").wrong("is not supported, as no files are kept; use 'image_url'.");
    }
    ObjectNode image = typed("image_url");
    ObjectNode address = image.putObject("image_url").put("url", part.get("image_url").text());
    part.get("detail").optionalText().ifPresent(detail -> address.put("detail", detail));
    return image;
  }

  private static ObjectNode file(Field part) {
    if (part.get("file_data").isAbsent() && !part.get("file_url").isAbsent()) {
      throw part.get("file_url").wrong("is not supported, as nothing is fetched; use 'file_data'.");
    }
    if (part.get("file_data").isAbsent() && !part.get("file_id").isAbsent()) {
      throw part.get("file_id").wrong("is not supported, as no files are kept; use 'file_data'.");
    }
    ObjectNode chat = typed("file");
    ObjectNode file = chat.putObject("file").put("file_data", part.get("file_data").text());
    part.get("filename").optionalText().ifPresent(name -> file.put("filename", name));
    return chat;
  }

  private static ObjectNode typed(String type) {
    return Json.MAPPER.createObjectNode().put("type", type);
  }
}
