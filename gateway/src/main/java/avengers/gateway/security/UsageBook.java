package avengers.gateway.security;

import java.util.HashMap;
import java.util.Map;

/**
 * What was used and is not stored yet. Bounded while nothing can be stored: when it is nearly full,
 * the models of a client are no longer told apart, and then the clients. Safe for use by several
 * threads.
 */
public final class UsageBook {
  private static final String OTHER = "other";

  private final int most;
  private Map<UsagePlace, Usage> open = new HashMap<>();

  /** Nothing was used. */
  public UsageBook() {
    this(50_000);
  }

  /** Has room for so many places. */
  UsageBook(int most) {
    this.most = most;
  }

  /** Adds to what was used at a place. */
  synchronized void add(UsagePlace place, Usage usage) {
    open.merge(fitting(place), usage, Usage::plus);
  }

  private UsagePlace fitting(UsagePlace place) {
    if (open.size() < most / 2 || open.containsKey(place)) {
      return place;
    }
    UsagePlace ofClient = new UsagePlace(place.day(), place.client(), OTHER);
    return open.size() < most || open.containsKey(ofClient)
        ? ofClient
        : new UsagePlace(place.day(), OTHER, OTHER);
  }

  /** Gives all that was used, and forgets it. */
  public synchronized Map<UsagePlace, Usage> take() {
    Map<UsagePlace, Usage> taken = open;
    open = new HashMap<>();
    return taken;
  }

  /** How many places wait to be stored. */
  public synchronized int waiting() {
    return open.size();
  }
}
