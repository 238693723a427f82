package avengers.gateway.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The servers of a backend: one whose address and key stand at the backend itself, or a list of
 * several.
 *
 * @param count how many there are; empty if their list has mistakes
 * @param urls their addresses
 */
record ReplicaKeys(Optional<Integer> count,
    List<Entry<URI>> urls,
    Supplier<List<ReplicaConfig>> replicas) {
  private static final String EITHER = "stands at each of the replicas, or there are no replicas";

  static ReplicaKeys read(Section section) {
    var list = section.optional("replicas", Kind.listOf(
        value -> Optional.of(Section.of(value))));
    return Entry.isGiven(list) ? several(section, list) : one(section);
  }

  /** Reports addresses in plain text. */
  void rejectPlain(String message) {
    urls.stream()
        .filter(url -> url.found().filter(found -> "http".equals(found.getScheme())).isPresent())
        .forEach(url -> url.reject(message));
  }

  private static ReplicaKeys one(Section section) {
    var url = section.required("url", new UrlKind());
    var key = section.optional("api-key", ScalarKind.secret());
    return new ReplicaKeys(Optional.of(1), List.of(url),
        () -> List.of(new ReplicaConfig(url.get(), key.get(), 1)));
  }

  private static ReplicaKeys several(Section section, Entry<Optional<List<Section>>> list) {
    List.of(section.optional("url", new UrlKind()),
        section.optional("api-key", ScalarKind.secret()))
        .stream()
        .filter(Entry::isGiven)
        .forEach(given -> given.reject(EITHER));
    List<Section> sections = list.found().flatMap(given -> given).orElse(List.of());
    if (list.found().isPresent() && sections.isEmpty()) {
      list.reject("at least one replica is needed");
    }
    if (sections.size() > BackendConfig.MOST_REPLICAS) {
      list.reject("more than " + BackendConfig.MOST_REPLICAS + " replicas");
    }
    Map<URI, Value> urls = new HashMap<>();
    List<Entry<URI>> addresses = new ArrayList<>();
    List<Supplier<ReplicaConfig>> replicas = new ArrayList<>();
    sections.forEach(replica -> replicas.add(replica(replica, urls, addresses)));
    return new ReplicaKeys(
        Optional.of(sections.size()).filter(size -> size > 0), addresses,
        () -> replicas.stream().map(Supplier::get).toList());
  }

  private static Supplier<ReplicaConfig> replica(Section section, Map<URI, Value> urls,
      List<Entry<URI>> addresses) {
    var url = section.required("url", new UrlKind());
    addresses.add(url);
    var key = section.optional("api-key", ScalarKind.secret());
    var weight = section.optional("weight", Quantity.wholeNumber(ReplicaConfig.WEIGHT), 1);
    url.found()
        .map(found -> urls.putIfAbsent(found, url.place()))
        .ifPresent(first -> url.reject("the same address is given twice; first at line "
            + first.line()));
    return () -> new ReplicaConfig(url.get(), key.get(), weight.get());
  }
}
