package avengers.gateway.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** The list of the clients: each is a key alone, or a mapping that has a key, or its hash. */
final class ClientKeys implements Kind<List<Supplier<ClientConfig>>> {
  private static final String HASH = "sha256:";
  private static final Kind<Key> KEY = value -> ScalarKind.secret()
      .read(value)
      .map(key -> new Key(KeyHash.of(key.reveal()), Optional.empty()));
  private static final Kind<KeyHash> HEX = new ScalarKind<>(
      "\"sha256:\" and 64 hexadecimal digits",
      scalar -> Optional.of(scalar)
          .filter(Scalar::isText)
          .map(Scalar::text)
          .filter(text -> text.startsWith(HASH) && KeyHash.fits(text.substring(HASH.length())))
          .map(text -> new KeyHash(text.substring(HASH.length()))),
      Scalar::describeHidden);
  private static final Kind<Key> DIGEST = value -> HEX.read(value)
      .map(hash -> new Key(hash, Optional.empty()));

  private final PathKind paths;
  private final Names names = new Names();
  private final Set<KeyHash> known = new HashSet<>();
  private final List<LimitKeys> limits = new ArrayList<>();

  ClientKeys(PathKind paths) {
    this.paths = paths;
  }

  /** A key, and the file that it was read from, if it has one of its own. */
  private record Key(KeyHash hash, Optional<Path> file) {}

  /** One client, as it was read. */
  private record Item(Entry<Key> key, Entry<Optional<String>> name, LimitKeys limits) {}

  @Override
  public Optional<List<Supplier<ClientConfig>>> read(Value value) {
    return Kind.<Item>listOf(item -> Optional.of(item(item))).read(value).map(this::clients);
  }

  /** Reports each model that a client may ask, and that is none of these. */
  void requireKnown(Set<String> models) {
    limits.forEach(item -> item.requireKnown(models));
  }

  private Item item(Value value) {
    if (value.node() instanceof MappingNode) {
      Section section = Section.of(value);
      return new Item(key(value, section), section.optional("name", ScalarKind.name()),
          LimitKeys.of(section));
    }
    return new Item(new Entry<>(value, KEY.read(value)), Entry.absent(value),
        LimitKeys.none(value));
  }

  private Entry<Key> key(Value place, Section section) {
    List<Entry<Optional<Key>>> given = List
        .of(section.optional("key", KEY),
            section.optional("key-file", this::keyFile),
            section.optional("hash", DIGEST))
        .stream()
        .filter(Entry::isGiven)
        .toList();
    if (given.size() == 1) {
      Entry<Optional<Key>> one = given.getFirst();
      return new Entry<>(one.place(), one.found().flatMap(found -> found));
    }
    place.wrong("needs one of key, key-file and hash" + (given.isEmpty() ? "" : ", not several"));
    return new Entry<>(place, Optional.empty());
  }

  private Optional<Key> keyFile(Value value) {
    return paths.file()
        .read(value)
        .flatMap(path -> PathKind.secret(value, path)
            .map(secret -> new Key(KeyHash.of(secret.reveal()), Optional.of(path))));
  }

  private List<Supplier<ClientConfig>> clients(List<Item> items) {
    List<Supplier<ClientConfig>> clients = new ArrayList<>();
    for (Item item : items) {
      String usual = ClientConfig.usualName(clients.size() + 1);
      check(item, Entry.withFallback(item.name(), usual));
      limits.add(item.limits());
      clients.add(() -> new ClientConfig(item.key().get().hash(), item.name().get().orElse(usual),
          item.limits().get(), item.key().get().file()));
    }
    return clients;
  }

  private void check(Item item, Entry<String> name) {
    names.claim(name);
    Optional<KeyHash> hash = item.key().found().map(Key::hash);
    hash.filter(key -> !known.add(key))
        .ifPresent(key -> item.key().reject("the same key is given twice"));
    if (hash.isPresent() && hash.equals(name.found().map(KeyHash::of))) {
      item.name().reject("must not be the key: it is shown in logs");
    }
  }
}
