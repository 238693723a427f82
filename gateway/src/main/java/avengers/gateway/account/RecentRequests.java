package avengers.gateway.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import avengers.gateway.config.RecentConfig;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.util.Optional;

/**
 * The stories of recent requests, of each client for itself: of two that choose the same id, each
 * finds its own. Bounded by the bytes that they take, and by age. Safe for use by several threads.
 */
public final class RecentRequests {
  /** Bytes that a story takes beside its text, about. */
  private static final int BESIDE = 300;

  private final boolean texts;
  private final Cache<Place, byte[]> stories;

  private record Place(String client, String id) {}

  /** None so far. */
  public RecentRequests(RecentConfig config) {
    this(config, Ticker.systemTicker());
  }

  RecentRequests(RecentConfig config, Ticker clock) {
    this.texts = config.texts();
    this.stories = Caffeine.newBuilder()
        .maximumWeight(config.memory())
        .weigher((Place place, byte[] story) -> story.length + BESIDE)
        .expireAfterWrite(config.age())
        .ticker(clock)
        .executor(Runnable::run)
        .build();
  }

  /** Keeps a story for the client that made the request. */
  public void keep(String client, Story story) {
    String text = AccessLine.text(story, texts);
    stories.put(new Place(client, story.asking().id()), text.getBytes(UTF_8));
  }

  /** The story of a client's own request as JSON, if it is still known. */
  public Optional<String> find(String client, String id) {
    return Optional.ofNullable(stories.getIfPresent(new Place(client, id)))
        .map(story -> new String(story, UTF_8));
  }

  /** The bytes that the stories take. */
  long memory() {
    stories.cleanUp();
    return stories.policy()
        .eviction()
        .map(bounds -> bounds.weightedSize().orElse(0))
        .orElse(0L);
  }
}
