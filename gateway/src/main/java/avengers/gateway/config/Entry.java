package avengers.gateway.config;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was read for one key. Without a problem in the file, every entry has a value.
 *
 * @param place where it stands, or where it is missing
 * @param found the value, unless it is missing or wrong
 */
record Entry<T>(Value place, Optional<T> found) implements Supplier<T> {

  /** A key that is not there, and need not be. */
  static <T> Entry<Optional<T>> absent(Value place) {
    return new Entry<>(place, Optional.of(Optional.empty()));
  }

  /** Whether anything is written for the key, right or wrong. */
  static boolean isGiven(Entry<? extends Optional<?>> entry) {
    return entry.found().map(Optional::isPresent).orElse(true);
  }

  /** The same, with a value where there is none. */
  static <T> Entry<T> withFallback(Entry<Optional<T>> entry, T fallback) {
    return new Entry<>(entry.place(), entry.found().map(found -> found.orElse(fallback)));
  }

  @Override
  public T get() {
    return found.orElseThrow();
  }

  /** Reports a problem with the value. */
  void reject(String message) {
    place.wrong(message);
  }

  /** Reports a value that is given although it has a meaning only with a choice at another key. */
  static <E extends Enum<E>> void requireChoice(Entry<? extends Optional<?>> given, String key,
      Entry<E> chosen, E choice) {
    if (given.found().filter(Optional::isPresent).isPresent()
        && chosen.found().filter(found -> found != choice).isPresent()) {
      given.reject("means nothing without \"" + key + ": "
          + ChoiceKind.word(given.place().reading(), choice) + "\"");
    }
  }
}
