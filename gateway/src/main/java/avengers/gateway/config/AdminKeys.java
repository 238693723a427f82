package avengers.gateway.config;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** The keys of the section {@code admin}. */
record AdminKeys(Entry<String> host,
    Entry<Integer> port,
    Entry<Optional<Secret>> key,
    Entry<Duration> watch) implements Supplier<AdminConfig> {
  private static final AdminConfig USUAL = AdminConfig.USUAL;

  /**
   * Reads the section.
   *
   * @param main the port of the API
   */
  static AdminKeys read(Section section, Entry<Integer> main) {
    var host = section.optional("host", ServerKeys.HOST, USUAL.host());
    var port = section.optional("port", Quantity.wholeNumber(ServerConfig.PORT), USUAL.port());
    var key = section.optional("key", ScalarKind.secret());
    var watch = section.optional("watch", Quantity.duration(AdminConfig.WATCH), USUAL.watch());
    host.found()
        .flatMap(name -> AdminConfig.mistake(name, Entry.isGiven(key)))
        .ifPresent(host::reject);
    port.found()
        .filter(number -> number > 0 && main.found().equals(Optional.of(number)))
        .ifPresent(number -> port.reject("must not be server.port, which is " + number + ", too"));
    return new AdminKeys(host, port, key, watch);
  }

  /** Whether a key has to be shown at the admin port, right or wrong as it may be described. */
  boolean isKeyed() {
    return Entry.isGiven(key);
  }

  @Override
  public AdminConfig get() {
    return new AdminConfig(host.get(), port.get(), key.get(), watch.get());
  }
}
