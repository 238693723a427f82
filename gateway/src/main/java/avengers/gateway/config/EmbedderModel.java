package avengers.gateway.config;

import java.nio.file.Path;

/** Which embedding model is used. */
public sealed interface EmbedderModel {

  /** The model that comes with the gateway; {@code default} in the file. */
  record BuiltIn() implements EmbedderModel {}

  /**
   * A model of the operator's own.
   *
   * @param path
   *          the folder of {@code model.onnx} and {@code tokenizer.json}
   */
  record Folder(Path path) implements EmbedderModel {}
}
