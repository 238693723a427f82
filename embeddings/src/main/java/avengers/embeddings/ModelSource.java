package avengers.embeddings;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where the files of an embedding model are. */
public sealed interface ModelSource {
  /** The name for people, in messages. */
  String label();

  /** Loads the ONNX graph into the model. */
  void load(Model model, Map<String, ?> options) throws IOException, MalformedModelException;

  /** The content of {@code tokenizer.json}. The caller closes it. */
  InputStream tokenizer() throws IOException;

  /** Adds all that decides what the model computes to the digest. */
  void digest(MessageDigest digest) throws IOException;

  /** The model on the class path. */
  record Bundled() implements ModelSource {
    private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
    private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";

    @Override
    public String label() {
      return "the default embedding model (all-MiniLM-L6-v2, quantised)";
    }

    @Override
    public void load(Model model, Map<String, ?> options)
        throws IOException, MalformedModelException {
      try (InputStream content = open(MODEL)) {
        model.load(content, options);
      }
    }

    @Override
    public InputStream tokenizer() throws IOException {
      return open(TOKENIZER);
    }

    @Override
    public void digest(MessageDigest digest) throws IOException {
      for (String resource : List.of(MODEL, TOKENIZER)) {
        addTo(digest, open(resource));
      }
    }

    private static InputStream open(String resource) throws IOException {
      InputStream content = Bundled.class.getResourceAsStream(resource);
      if (content == null) {
        throw new FileNotFoundException(resource + " is not on the class path");
      }
      return content;
    }
  }

  /**
   * A folder with {@code model.onnx} and {@code tokenizer.json}. Weights that the graph keeps in
   * files of their own ({@code model.onnx_data}) lie beside it.
   */
  record Folder(Path path) implements ModelSource {
    private static final String MODEL = "model.onnx";
    private static final String TOKENIZER = "tokenizer.json";

    @Override
    public String label() {
      return "the embedding model in " + path;
    }

    @Override
    public void load(Model model, Map<String, ?> options)
        throws IOException, MalformedModelException {
      model.load(path, MODEL, options);
    }

    @Override
    public InputStream tokenizer() throws IOException {
      return Files.newInputStream(path.resolve(TOKENIZER));
    }

    @Override
    public void digest(MessageDigest digest) throws IOException {
      for (Path weights : weights()) {
        addTo(digest, Files.newInputStream(weights));
      }
      addTo(digest, tokenizer());
    }

    private List<Path> weights() throws IOException {
      try (Stream<Path> files = Files.list(path)) {
        return files.filter(file -> file.getFileName().toString().startsWith(MODEL))
            .sorted()
            .toList();
      }
    }
  }

  private static void addTo(MessageDigest digest, InputStream content) throws IOException {
    try (DigestInputStream reading = new DigestInputStream(content, digest)) {
      reading.transferTo(OutputStream.nullOutputStream());
    }
  }
}
