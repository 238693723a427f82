package avengers.gateway.config;

import java.util.Optional;
import java.util.function.Supplier;

/** The keys of a backend's section {@code health}. */
final class HealthKeys {
  private static final HealthConfig USUAL = HealthConfig.USUAL;

  private HealthKeys() {}

  static Supplier<HealthConfig> read(Section section) {
    var failures = section.optional("failures", Quantity.wholeNumber(HealthConfig.FAILURES),
        USUAL.failures());
    var pause = section.optional("pause", Quantity.duration(HealthConfig.PAUSE), USUAL.pause());
    var longest = section.optional("longest-pause", Quantity.duration(HealthConfig.PAUSE));
    pause.found()
        .ifPresent(first -> longest.found()
            .flatMap(given -> given)
            .filter(given -> given.compareTo(first) < 0)
            .ifPresent(given -> longest.reject("is less than the pause")));
    var slowStart = section.optional("slow-start", Quantity.duration(HealthConfig.SLOW_START),
        USUAL.slowStart());
    var coolDown = section.optional("cool-down", Quantity.duration(HealthConfig.COOL_DOWN),
        USUAL.coolDown());
    Optional<Supplier<ProbeConfig>> probe = section.optionalSection("probe").map(HealthKeys::probe);
    return () -> new HealthConfig(failures.get(), pause.get(),
        longest.get().orElseGet(() -> longer(pause.get(), USUAL.longestPause())),
        slowStart.get(), coolDown.get(), probe.map(Supplier::get));
  }

  private static <T extends Comparable<T>> T longer(T one, T other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Supplier<ProbeConfig> probe(Section section) {
    var path = section.optional("path",
        ScalarKind.text("a path that begins with /", ProbeConfig::isPath),
        ProbeConfig.USUAL.path());
    var every = section.optional("every", Quantity.duration(ProbeConfig.EVERY),
        ProbeConfig.USUAL.every());
    var timeout = section.optional("timeout", Quantity.duration(ProbeConfig.EVERY),
        ProbeConfig.USUAL.timeout());
    return () -> new ProbeConfig(path.get(), every.get(), timeout.get());
  }
}
