package avengers.clustering.collect;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where and how a model is asked.
 *
 * @param name the name under which its scores are kept
 * @param base the API's address, up to and with {@code /v1}
 * @param upstreamModel the name that the backend uses
 * @param apiKey the key to show to the backend; in no message and no {@code toString}
 * @param deadline the time for one reply, to its end
 */
public record ChatEndpoint(String name,
    URI base,
    String upstreamModel,
    Optional<String> apiKey,
    Optional<TokenPrice> price,
    Duration deadline) {
  @Override
  public String toString() {
    return name;
  }
}
