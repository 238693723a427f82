package avengers.gateway.config;

import avengers.clustering.plan.Capabilities;
import avengers.clustering.plan.Need;
import avengers.gateway.openai.Service;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One model behind an OpenAI-compatible API.
 *
 * @param model the name that clients and the router file use
 * @param url the address of the API, such as {@code http://127.0.0.1:8001/v1}; from a file, without
 * slashes at its end
 * @param upstreamModel the name that the backend uses
 * @param apiKey the key to show to the backend
 * @param price what its tokens cost, if known
 * @param connections connections open at the same time
 * @param timeout the time for one of its answers, if shorter than what the request has left
 * @param serves what it can be asked for, at least one
 * @param capabilities what its model can do
 */
public record BackendConfig(String model,
    URI url,
    String upstreamModel,
    Optional<Secret> apiKey,
    Optional<Price> price,
    int connections,
    Optional<Duration> timeout,
    Set<Service> serves,
    Capabilities capabilities) {
  /** What is taken for granted of a model; images, audio and files have to be declared. */
  public static final Capabilities USUAL = new Capabilities(
      Set.of(Need.TOOLS, Need.JSON_SCHEMA, Need.LOGPROBS, Need.STREAMING), OptionalLong.empty());

  static final Range<Integer> CONTEXT = new Range<>(1, 100_000_000);
  static final Range<Integer> CONNECTIONS = new Range<>(1, 10_000);
  static final Range<Duration> TIMEOUT = new Range<>(Duration.ofMillis(100), Duration.ofHours(1));

  /** Checks the names, the address and the ranges. */
  public BackendConfig {
    Name.check("model", model);
    BaseUrl.check(url);
    Name.check("upstream-model", upstreamModel);
    CONNECTIONS.check("connections", connections);
    timeout.ifPresent(given -> TIMEOUT.check("timeout", given));
    serves = Set.copyOf(serves);
    if (serves.isEmpty()) {
      throw new IllegalArgumentException("serves must name at least one service");
    }
  }

  /** A backend whose model can do what is taken for granted. */
  public BackendConfig(String model, URI url, String upstreamModel, Optional<Secret> apiKey,
      Optional<Price> price, int connections, Optional<Duration> timeout, Set<Service> serves) {
    this(model, url, upstreamModel, apiKey, price, connections, timeout, serves, USUAL);
  }

  /** Whether it can be routed to, and vote. */
  public boolean chats() {
    return serves.contains(Service.CHAT);
  }
}
