package avengers.gateway.cache;

import avengers.gateway.config.DialConfig;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.security.Client;

/**
 * What requests have in common that may share an answer.
 *
 * @param client the id of who asks: no answer crosses keys
 * @param model the name of what answers, however the client called it
 * @param settings all that is in effect for the request, wherever it was said
 * @param question the digest of what is asked
 */
public record CacheKey(String client, String model, Record settings, String question) {
  /** The key of a request to an ensemble, as the request wants it. */
  public static CacheKey of(Client client, EnsembleConfig ensemble, String question) {
    return new CacheKey(client.id(), ensemble.name(),
        ensemble.withSpeculative(false).withDial(ensemble.dial().ofAnswer()), question);
  }

  /** The key of a request to one model by its own name. */
  public static CacheKey of(Client client, String model, DialConfig dial, String question) {
    return new CacheKey(client.id(), model, dial.ofAnswer(), question);
  }
}
