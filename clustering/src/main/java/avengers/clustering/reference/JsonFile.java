package avengers.clustering.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads an artefact, and names it in every error. */
final class JsonFile {
  /** Python writes an infinite cost as {@code Infinity}. */
  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
      .build();

  /** More than any artefact holds; a larger file is named by mistake. */
  private static final long LARGEST = 1L << 30;

  private JsonFile() {}

  static byte[] bytes(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new ReferenceException(file + ": larger than 1 GiB");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new ReferenceException(file + ": there is no such file");
    } catch (IOException e) {
      throw new ReferenceException(file + ": cannot be read: " + e.getMessage());
    }
  }

  /** An object of JSON. */
  static JsonNode object(Path file, byte[] content) {
    try {
      JsonNode tree = JSON.readTree(content);
      if (!tree.isObject()) {
        throw new ReferenceException(file + ": not an object of JSON, but " + tree.getNodeType());
      }
      return tree;
    } catch (JacksonException e) {
      throw new ReferenceException(
          file + ":" + e.getLocation().getLineNr() + ": not JSON: " + e.getOriginalMessage());
    }
  }
}
