package avengers.gateway.overload;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * A bounded queue in which clients take turns: however many items one has in it, the next item of
 * another waits behind one of each client at most. When it is full, the client with the most items
 * loses its last. Knows only clients that have items in it. To be used under a lock.
 *
 * @param <T> what waits; each item once
 */
final class FairQueue<T> {
  private final int capacity;
  private final SequencedMap<String, SequencedSet<T>> byClient = new LinkedHashMap<>();
  private int size;

  FairQueue(int capacity) {
    this.capacity = capacity;
  }

  int size() {
    return size;
  }

  /** How many items go before the next one of this client, if no other comes. */
  int ahead(String client) {
    int own = size(client);
    return byClient.values().stream().mapToInt(items -> Math.min(items.size(), own + 1)).sum();
  }

  private int size(String client) {
    return Optional.ofNullable(byClient.get(client)).map(SequencedSet::size).orElse(0);
  }

  /** Adds an item; gives the one that has to leave for it, which may be itself. */
  Optional<T> add(String client, T item) {
    if (size < capacity) {
      append(client, item);
      return Optional.empty();
    }
    Optional<Map.Entry<String, SequencedSet<T>>> most = byClient.entrySet()
        .stream()
        .max(Comparator.comparingInt(entry -> entry.getValue().size()))
        .filter(longest -> longest.getValue().size() > size(client) + 1);
    if (most.isEmpty()) {
      return Optional.of(item);
    }
    T leaves = most.get().getValue().getLast();
    remove(most.get().getKey(), leaves);
    append(client, item);
    return Optional.of(leaves);
  }

  private void append(String client, T item) {
    byClient.computeIfAbsent(client, first -> new LinkedHashSet<>()).addLast(item);
    size++;
  }

  /** Takes the next item out. */
  Optional<T> poll() {
    Map.Entry<String, SequencedSet<T>> turn = byClient.pollFirstEntry();
    if (turn == null) {
      return Optional.empty();
    }
    T item = turn.getValue().removeFirst();
    if (!turn.getValue().isEmpty()) {
      byClient.putLast(turn.getKey(), turn.getValue());
    }
    size--;
    return Optional.of(item);
  }

  /** Takes an item out of its turn; whether it was still there. */
  boolean remove(String client, T item) {
    SequencedSet<T> items = byClient.get(client);
    if (items == null || !items.remove(item)) {
      return false;
    }
    if (items.isEmpty()) {
      byClient.remove(client);
    }
    size--;
    return true;
  }
}
