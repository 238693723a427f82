package avengers.clustering.file;

import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** Files that hold one JSON document. */
public final class JsonFile {
  private JsonFile() {}

  /**
   * Reads the document.
   *
   * @param file where the content is from
   * @throws FileException if it is not JSON; the message names file and line
   */
  public static JsonNode tree(Path file, byte[] content, JsonMapper mapper) {
    try {
      return mapper.readTree(content);
    } catch (UnexpectedEndOfInputException e) {
      throw new FileException(file + ":" + e.getLocation().getLineNr() + ": cut short");
    } catch (MismatchedInputException e) {
      throw new FileException(
          file + ":" + e.getLocation().getLineNr() + ": something follows the document's end");
    } catch (JacksonException e) {
      throw new FileException(
          file + ":" + e.getLocation().getLineNr() + ": not JSON: " + e.getOriginalMessage());
    }
  }
}
