package avengers.gateway.security;

import avengers.gateway.config.ClientConfig;
import avengers.gateway.config.KeyHash;
import avengers.gateway.config.Strangers;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All keys that open the gateway, and how their clients stand. A key is found by the hash of all of
 * it. Requests look into a snapshot, which every change replaces: it holds for the next request, on
 * every event loop. Safe for use by several threads.
 */
public final class Keyring {
  private static final String SCHEME = "Bearer ";

  private final InstantSource clock;
  private final UsageBook book;
  private final UsageWatcher watcher;
  private Access access = new Access(List.of(), Strangers.WHILE_THERE_IS_NO_KEY,
      Optional.empty());
  private Map<String, VirtualKey> virtual = new LinkedHashMap<>();
  private boolean complete;
  private volatile Snapshot snapshot;

  /**
   * What the configuration says of who may ask.
   *
   * @param clients with a key
   * @param strangers when one may ask without a key
   * @param requestsPerMinute of each client without a limit of its own, if there is a limit
   */
  public record Access(List<ClientConfig> clients,
      Strangers strangers,
      Optional<Integer> requestsPerMinute) {
    public Access {
      clients = List.copyOf(clients);
    }
  }

  /** A key and whom it tells. */
  private record Held(KeyHash hash, Standing standing) {}

  /**
   * What requests look into.
   *
   * @param byId how clients stand, with and without keys
   * @param open whether one without a key may ask
   * @param complete whether there are no keys but these
   */
  private record Snapshot(Map<KeyHash, Held> byHash,
      Map<String, Standing> byId,
      Standing anybody,
      boolean open,
      boolean complete) {}

  /**
   * A ring without any key, so that everybody may ask, as long as nobody says otherwise.
   *
   * @param stored whether more keys are stored, which are not read yet
   */
  public Keyring(InstantSource clock, UsageBook book, UsageWatcher watcher, boolean stored) {
    this.clock = clock;
    this.book = book;
    this.watcher = watcher;
    this.complete = !stored;
    Standing anybody = standing(Client.ANYBODY, Optional.empty());
    this.snapshot = new Snapshot(Map.of(), Map.of(), anybody, !stored, !stored);
    watcher.appeared(anybody);
  }

  private Standing standing(Client client, Optional<Integer> requestsPerMinute) {
    return Standing.of(client, requestsPerMinute,
        new Purse(client.limits().budget(), clock), book, watcher);
  }

  /** The configuration says this from now on. Who is in it still stands as before. */
  public synchronized void update(Access changed) {
    access = changed;
    renew();
  }

  /** These are all keys that are stored. */
  public synchronized void replace(List<VirtualKey> stored) {
    Map<String, VirtualKey> keys = new LinkedHashMap<>();
    stored.forEach(key -> keys.put(key.id(), key));
    virtual = keys;
    complete = true;
    renew();
  }

  /** Adds a key, or changes the one of its id. */
  public synchronized void put(VirtualKey key) {
    virtual.put(key.id(), key);
    renew();
  }

  /** Takes a key off: it opens nothing from now on. */
  public synchronized void remove(String id) {
    virtual.remove(id);
    renew();
  }

  private void renew() {
    Map<KeyHash, Held> byHash = new HashMap<>();
    Map<String, Standing> byId = new LinkedHashMap<>();
    virtual.values().forEach(key -> hold(byHash, byId, key.hash(), key.client()));
    access.clients().forEach(config -> hold(byHash, byId, config.key(), Client.of(config)));
    snapshot = new Snapshot(byHash, byId,
        snapshot.anybody().with(Client.ANYBODY, access.requestsPerMinute()),
        isOpen(byHash.isEmpty()), complete);
  }

  private boolean isOpen(boolean keyless) {
    return switch (access.strangers()) {
      case ALWAYS -> true;
      case WHILE_THERE_IS_NO_KEY -> keyless && complete;
      case NEVER -> false;
    };
  }

  private void hold(Map<KeyHash, Held> byHash, Map<String, Standing> byId, KeyHash hash,
      Client client) {
    Optional<Integer> requests = client.limits()
        .requestsPerMinute()
        .or(access::requestsPerMinute);
    Standing known = snapshot.byId().get(client.id());
    Standing standing = known == null
        ? standing(client, requests)
        : known.with(client, requests);
    if (known == null) {
      watcher.appeared(standing);
    }
    byHash.put(hash, new Held(hash, standing));
    byId.put(client.id(), standing);
  }

  /** Whether a request is let in, by the content of its {@code Authorization} header. */
  public Admission admit(Optional<String> authorization) {
    Snapshot now = snapshot;
    boolean keyless = now.byHash().isEmpty() && now.complete();
    if (now.open() && (keyless || authorization.isEmpty())) {
      return new Admission.Granted(now.anybody());
    }
    if (authorization.isEmpty()) {
      return now.byHash().isEmpty() && !now.complete()
          ? new Admission.KeysAway()
          : new Admission.KeyMissing();
    }
    return shown(authorization)
        .flatMap(key -> find(now, key))
        .map(this::admit)
        .orElseGet(() -> now.complete() ? new Admission.KeyWrong() : new Admission.KeysAway());
  }

  /** The hash of the key in an {@code Authorization} header's content, if there is one. */
  static Optional<KeyHash> shown(Optional<String> authorization) {
    return authorization
        .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(value -> KeyHash.of(value.substring(SCHEME.length()).strip()));
  }

  private static Optional<Standing> find(Snapshot now, KeyHash shown) {
    return Optional.ofNullable(now.byHash().get(shown))
        .filter(held -> held.hash().is(shown))
        .map(Held::standing);
  }

  private Admission admit(Standing standing) {
    boolean expired = standing.client()
        .limits()
        .expires()
        .filter(end -> !clock.instant().isBefore(end))
        .isPresent();
    return expired ? new Admission.KeyExpired() : new Admission.Granted(standing);
  }

  /** How whoever has no key stands. */
  public Standing anybody() {
    return snapshot.anybody();
  }

  /** How the clients with keys stand. */
  public List<Standing> standings() {
    return List.copyOf(snapshot.byId().values());
  }

  /** How the client of this id stands, if it has a key. */
  public Optional<Standing> standing(String id) {
    return Optional.ofNullable(snapshot.byId().get(id));
  }

  /** The keys that were added while a gateway ran, oldest first. */
  public synchronized List<VirtualKey> virtualKeys() {
    return List.copyOf(virtual.values());
  }

  /** The key of this id that was added while a gateway ran. */
  public synchronized Optional<VirtualKey> virtualKey(String id) {
    return Optional.ofNullable(virtual.get(id));
  }

  /**
   * The store was told of spending, and says what was spent in all.
   *
   * @param day of which it speaks
   * @param told of what was spent here, by client
   * @param all what was spent by all gateways, by client
   */
  public void stored(LocalDate day, Map<String, Spent> told, Map<String, Spent> all) {
    standings().forEach(standing -> {
      String id = standing.client().id();
      standing.purse()
          .stored(day, told.getOrDefault(id, Spent.NOTHING), all.getOrDefault(id, Spent.NOTHING));
    });
  }
}
