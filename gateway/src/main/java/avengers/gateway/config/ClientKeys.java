package avengers.gateway.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** The list of the clients: each is a key alone, or a mapping that has a key. */
final class ClientKeys implements Kind<List<Supplier<ClientConfig>>> {
  private final Names names = new Names();
  private final Set<Secret> secrets = new HashSet<>();

  /** One client, as it was read. */
  private record Item(Entry<Secret> key, Entry<Optional<String>> name, CapsKeys caps) {}

  @Override
  public Optional<List<Supplier<ClientConfig>>> read(Value value) {
    return Kind.<Item>listOf(item -> Optional.of(item(item))).read(value).map(this::clients);
  }

  private static Item item(Value value) {
    if (value.node() instanceof MappingNode) {
      Section section = Section.of(value);
      return new Item(section.required("key", ScalarKind.secret()),
          section.optional("name", ScalarKind.name()), CapsKeys.ofFile(section));
    }
    return new Item(new Entry<>(value, ScalarKind.secret().read(value)),
        Entry.absent(value), CapsKeys.none(value));
  }

  private List<Supplier<ClientConfig>> clients(List<Item> items) {
    List<Supplier<ClientConfig>> clients = new ArrayList<>();
    for (Item item : items) {
      String usual = ClientConfig.usualName(clients.size() + 1);
      check(item, Entry.withFallback(item.name(), usual));
      clients.add(() -> new ClientConfig(item.key().get(), item.name().get().orElse(usual),
          item.caps().get()));
    }
    return clients;
  }

  private void check(Item item, Entry<String> name) {
    names.claim(name);
    item.key()
        .found()
        .filter(key -> !secrets.add(key))
        .ifPresent(key -> item.key()
            .reject("the same key is given twice"));
    boolean tells = item.key().found().map(Secret::reveal).equals(name.found());
    if (tells && item.key().found().isPresent()) {
      item.name().reject("must not be the key: it is shown in logs");
    }
  }
}
