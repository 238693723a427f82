package avengers.gateway.config;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/**
 * The section that says where keys and spending are kept, or the word {@code off}.
 *
 * @param usual the file of the embedded database where nothing is said
 */
record StorageKeys(PathKind paths,
    Path usual) implements Kind<Supplier<Optional<StorageConfig>>> {
  /** No message shows what stands there, as it may hold a password. */
  private static final Kind<String> URL = new ScalarKind<>(
      "an address such as jdbc:postgresql://db.example/avengers, without user and password",
      scalar -> Optional.of(scalar)
          .filter(Scalar::isText)
          .map(Scalar::text)
          .filter(StorageConfig.Shared::fits),
      Scalar::describeHidden);
  private static final Kind<Scalar> OFF = new ScalarKind<>("\"off\" or a mapping",
      scalar -> Optional.of(scalar).filter(s -> s.text().equals("off")), Scalar::describe);

  @Override
  public Optional<Supplier<Optional<StorageConfig>>> read(Value value) {
    return value.node() instanceof MappingNode
        ? Optional.of(read(Section.of(value)))
        : OFF.read(value).map(off -> Optional::empty);
  }

  /** Whether anything is kept, right or wrong as it may be described. */
  static boolean isOn(Entry<?> storage) {
    return storage.place().node() instanceof MappingNode;
  }

  /** What holds without the section. */
  Supplier<Optional<StorageConfig>> none() {
    return () -> Optional.of(new StorageConfig.Embedded(usual));
  }

  private Supplier<Optional<StorageConfig>> read(Section section) {
    var file = section.optional("file", paths.database());
    var url = section.optional("url", URL);
    var user = section.optional("user", ScalarKind.name());
    var password = section.optional("password", ScalarKind.secret());
    if (Entry.isGiven(file) && Entry.isGiven(url)) {
      url.reject("means nothing beside \"file\": one database is enough");
    }
    if (!Entry.isGiven(url)) {
      rejectGiven(user);
      rejectGiven(password);
    }
    return () -> Optional.of(url.get()
        .<StorageConfig>map(
            address -> new StorageConfig.Shared(address, user.get(), password.get()))
        .orElseGet(() -> new StorageConfig.Embedded(file.get().orElse(usual))));
  }

  private static void rejectGiven(Entry<? extends Optional<?>> entry) {
    if (Entry.isGiven(entry)) {
      entry.reject("means nothing without \"url\"");
    }
  }
}
