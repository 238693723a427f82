package avengers.gateway.config;

import avengers.embeddings.ModelSource;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files and folders that must exist; a relative path starts at the folder of the configuration.
 *
 * @param base the folder of the configuration file
 */
record PathKind(Path base) {
  private static final Kind<Scalar> TEXT = ScalarKind.written("a path");
  private static final String BUILT_IN = "default";

  /** A regular file. */
  Kind<Path> file() {
    return value -> TEXT.read(value).flatMap(scalar -> file(value, scalar));
  }

  /** The word {@code default}, or the folder of a model; {@code ./default} is a folder. */
  Kind<ModelSource> model() {
    return value -> TEXT.read(value)
        .flatMap(scalar -> scalar.text().equals(BUILT_IN)
            ? Optional.of(new ModelSource.Bundled())
            : folder(value, scalar).map(ModelSource.Folder::new));
  }

  /**
   * A file that is written, in a folder that exists; empty stands for standard output, which a dash
   * asks for.
   */
  Kind<Optional<Path>> output() {
    return value -> TEXT.read(value)
        .flatMap(scalar -> scalar.text().equals("-")
            ? Optional.of(Optional.empty())
            : written(value, scalar));
  }

  /** The key that stands alone in a file, with or without blanks and line ends around it. */
  static Optional<Secret> secret(Value value, Path path) {
    try {
      return Optional.of(ConfigText.of(path).strip())
          .filter(Secret::fits)
          .map(Secret::new)
          .or(() -> value.wrong("the file must hold a key of visible ASCII characters alone"));
    } catch (MalformedFile e) {
      return value.wrong("the file cannot be read: " + e.problem().message());
    }
  }

  /** Where an embedded database has its file; folders that are missing are made later. */
  Kind<Path> database() {
    return value -> TEXT.read(value)
        .flatMap(scalar -> resolve(value, scalar))
        .flatMap(path -> StorageConfig.Embedded.fits(path)
            ? Optional.of(path)
            : value.wrong("a path without the sign ; is needed"));
  }

  /** The names of full files are made of a pattern, in which this sign has a meaning. */
  private Optional<Optional<Path>> written(Value value, Scalar scalar) {
    return resolve(value, scalar).flatMap(path -> {
      if (path.toString().contains("%")) {
        return value.wrong("a path without the sign % is needed");
      }
      Path folder = path.toAbsolutePath().getParent();
      return folder != null && Files.isDirectory(folder) && !Files.isDirectory(path)
          ? Optional.of(Optional.of(path))
          : value.wrong("no file can be written at " + shown(scalar, path));
    });
  }

  private Optional<Path> file(Value value, Scalar scalar) {
    return resolve(value, scalar).flatMap(path -> Files.isRegularFile(path)
        ? Optional.of(path)
        : value.wrong("there is no file " + shown(scalar, path)));
  }

  private Optional<Path> folder(Value value, Scalar scalar) {
    return resolve(value, scalar).flatMap(path -> {
      if (!Files.isDirectory(path)) {
        return value.wrong(
            "expected \"default\" or a folder; there is no folder " + shown(scalar, path));
      }
      String missing = Stream.of("model.onnx", "tokenizer.json")
          .filter(name -> !Files.isRegularFile(path.resolve(name)))
          .collect(Collectors.joining(" and "));
      return missing.isEmpty()
          ? Optional.of(path)
          : value.wrong("no " + missing + " in the folder " + shown(scalar, path));
    });
  }

  private Optional<Path> resolve(Value value, Scalar scalar) {
    try {
      return Optional.of(base.resolve(scalar.text()).normalize());
    } catch (InvalidPathException e) {
      return value.wrong("is not a path that this system knows");
    }
  }

  /** The path as a message may show it: what came from the environment stays unsaid. */
  private static String shown(Scalar scalar, Path path) {
    return scalar.form() == Scalar.Form.VARIABLE
        ? Quote.of(scalar.written())
        : Quote.of(path.toString());
  }
}
