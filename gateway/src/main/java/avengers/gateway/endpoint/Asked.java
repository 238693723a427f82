package avengers.gateway.endpoint;

import avengers.embeddings.BatchPool;
import avengers.gateway.backend.Backend;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.config.Variant;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.RequestBody;
import avengers.gateway.openai.Service;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What stands behind a name that a client asks. */
public sealed interface Asked {
  /** What is said through chats, whoever answers. */
  Set<Service> BY_CHAT = Set.of(Service.CHAT, Service.COMPLETIONS, Service.RESPONSES);

  /** The name. */
  String name();

  /** The endpoints where it can be asked. */
  Set<Service> services();

  /**
   * Several models that vote.
   *
   * @param variant what the name says of the settings
   */
  record Ensemble(EnsembleConfig config, Variant variant) implements Asked {
    @Override
    public String name() {
      return config.name();
    }

    @Override
    public Set<Service> services() {
      return BY_CHAT;
    }
  }

  /** One model. */
  record Single(Backend backend) implements Asked {
    @Override
    public String name() {
      return backend.model();
    }

    @Override
    public Set<Service> services() {
      Set<Service> services = EnumSet.noneOf(Service.class);
      services.addAll(backend.serves(Service.CHAT) ? BY_CHAT : Set.of());
      Arrays.stream(Service.values()).filter(backend::serves).forEach(services::add);
      return services;
    }
  }

  /** The gateway's own embedding model. */
  record Embedder(String name, BatchPool pool) implements Asked {
    @Override
    public Set<Service> services() {
      return Set.of(Service.EMBEDDINGS);
    }
  }

  /** What a client is told that asks for what this model does not serve. */
  default ApiException elsewhere() {
    String addresses = services().stream()
        .sorted()
        .map(service -> "POST /v1" + service.path())
        .collect(Collectors.joining(" or "));
    return new ApiException(ApiError.invalid("model", "The model '" + name()
        + "' cannot be asked here, but with " + addresses + ".").withCode("model_not_supported"));
  }

  /** Ends in an {@link ApiException} if a request would change settings: it is no ensemble. */
  default void requireUnchanged(RequestBody body) {
    if (body.tree().hasNonNull(RequestBody.CHANGES)) {
      throw unchangeable();
    }
  }

  /** What a client is told that would change the settings of what is no ensemble. */
  default ApiException unchangeable() {
    String field = RequestBody.CHANGES;
    return new ApiException(ApiError.invalid(field, "'" + field + "': the model '" + name()
        + "' is no ensemble, of which settings could be changed."));
  }
}
