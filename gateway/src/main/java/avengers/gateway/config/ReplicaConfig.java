package avengers.gateway.config;

import java.net.URI;
import java.util.Optional;

/**
 * One server that answers for a model.
 *
 * @param url the address of the API, such as {@code http://127.0.0.1:8001/v1}; from a file, without
 * slashes at its end
 * @param apiKey the key to show to it
 * @param weight how much of the model's load it takes, compared with the other replicas
 */
public record ReplicaConfig(URI url, Optional<Secret> apiKey, int weight) {
  static final Range<Integer> WEIGHT = new Range<>(1, 1_000);

  /** Checks the address and the range. */
  public ReplicaConfig {
    BaseUrl.check(url);
    WEIGHT.check("weight", weight);
  }
}
