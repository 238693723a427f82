package avengers.gateway.cache;

import avengers.gateway.config.CacheConfig;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The answers that are kept, bounded by their bytes and their age, and those that are being asked
 * for. Safe for use by several threads.
 */
public final class AnswerCache {
  /**
   * What is given again is written anew for each who gets it, and is not counted among the answers
   * that are held: what is longer could fill the memory if it were asked for often enough.
   */
  static final int LONGEST = 256 << 10;

  private final Ticker clock;
  private final Cache<CacheKey, Timed> answers;
  private final Map<CacheKey, Flight> flights = new ConcurrentHashMap<>();

  private record Timed(SharedAnswer answer, long since) {}

  /** An empty cache. */
  public AnswerCache(CacheConfig config) {
    this(config, Ticker.systemTicker());
  }

  AnswerCache(CacheConfig config, Ticker clock) {
    this.clock = clock;
    this.answers = Caffeine.newBuilder()
        .maximumWeight(config.maxSize())
        .weigher((CacheKey key, Timed kept) -> kept.answer().weight())
        .expireAfterWrite(config.ttl())
        .ticker(clock)
        .executor(Runnable::run)
        .build();
  }

  /** The answer that was given before, if it is still kept. */
  public Optional<Seat.Kept> find(CacheKey key) {
    return Optional.ofNullable(answers.getIfPresent(key))
        .map(kept -> new Seat.Kept(kept.answer(), Duration.ofNanos(clock.read() - kept.since())));
  }

  /** Has a request wait for its answer, or ask for it itself. */
  public Seat take(CacheKey key) {
    Flight own = begin(key);
    Flight flight = flights.compute(key,
        (same, other) -> other != null && other.enter() ? other : own);
    if (flight != own) {
      return new Seat.Joined(flight);
    }
    // Another may have landed since this one was looked for.
    Optional<Seat.Kept> kept = find(key);
    kept.ifPresent(seat -> own.land(seat.answer()));
    return kept.<Seat>map(seat -> seat).orElseGet(() -> new Seat.Leading(own));
  }

  private Flight begin(CacheKey key) {
    return new Flight(flight -> flights.remove(key, flight));
  }

  /** Keeps an answer if it is good enough, and not too long. */
  public void keep(CacheKey key, SharedAnswer answer) {
    if (answer.lasting() && answer.completion().length() <= LONGEST) {
      answers.put(key, new Timed(answer, clock.read()));
    }
  }

  /** How many answers are being asked for. */
  int flying() {
    return flights.size();
  }

  /** The bytes that all kept answers take, about. */
  public long bytes() {
    return answers.policy()
        .eviction()
        .map(bound -> bound.weightedSize().orElse(0))
        .orElse(0L);
  }
}
