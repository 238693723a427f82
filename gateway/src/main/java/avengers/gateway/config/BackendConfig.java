package avengers.gateway.config;

import avengers.clustering.plan.Capabilities;
import avengers.clustering.plan.Need;
import avengers.gateway.openai.Service;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One model behind an OpenAI-compatible API.
 *
 * @param model the name that clients and the router file use
 * @param replicas the servers that answer for it, at least one
 * @param upstreamModel the name that the backend uses
 * @param price what its tokens cost, if known
 * @param serves what it can be asked for, at least one
 * @param capabilities what its model can do
 * @param timeouts how long it may take
 * @param load how much it is asked at the same time
 * @param health when a replica is left alone
 * @param tls how TLS is spoken to it, where its URL asks for that
 */
public record BackendConfig(String model,
    List<ReplicaConfig> replicas,
    String upstreamModel,
    Optional<Price> price,
    Set<Service> serves,
    Capabilities capabilities,
    TimeoutsConfig timeouts,
    LoadConfig load,
    HealthConfig health,
    UpstreamTlsConfig tls) {
  static final int MOST_REPLICAS = 64;

  /** What is taken for granted of a model; images, audio and files have to be declared. */
  public static final Capabilities USUAL = new Capabilities(
      Set.of(Need.TOOLS, Need.JSON_SCHEMA, Need.LOGPROBS, Need.STREAMING), OptionalLong.empty());

  static final Range<Integer> CONTEXT = new Range<>(1, 100_000_000);

  /** Checks the names and what there has to be. */
  public BackendConfig {
    Name.check("model", model);
    replicas = List.copyOf(replicas);
    if (replicas.isEmpty() || replicas.size() > MOST_REPLICAS) {
      throw new IllegalArgumentException("from 1 to " + MOST_REPLICAS + " replicas are needed");
    }
    if (replicas.stream().map(ReplicaConfig::url).distinct().count() < replicas.size()) {
      throw new IllegalArgumentException("an address is given twice");
    }
    if (load.concurrency().most() > LoadConfig.mostCalls(load.connections(), replicas.size())) {
      throw new IllegalArgumentException("more calls than connections");
    }
    Name.check("upstream-model", upstreamModel);
    serves = Set.copyOf(serves);
    if (serves.isEmpty()) {
      throw new IllegalArgumentException("serves must name at least one service");
    }
  }

  /** A backend with one replica whose model can do what is taken for granted. */
  public BackendConfig(String model, URI url, String upstreamModel, Optional<Secret> apiKey,
      Optional<Price> price, int connections, Optional<Duration> timeout, Set<Service> serves) {
    this(model, List.of(new ReplicaConfig(url, apiKey, 1)), upstreamModel, price, serves, USUAL,
        TimeoutsConfig.USUAL.withTotal(timeout), LoadConfig.of(connections, 1), HealthConfig.USUAL,
        UpstreamTlsConfig.USUAL);
  }

  /** The same backend, whose model can do this. */
  public BackendConfig with(Capabilities other) {
    return new BackendConfig(model, replicas, upstreamModel, price, serves, other, timeouts, load,
        health, tls);
  }

  /** The same backend at another price. */
  public BackendConfig with(Optional<Price> other) {
    return new BackendConfig(model, replicas, upstreamModel, other, serves, capabilities, timeouts,
        load, health, tls);
  }

  /** The same backend, with other servers behind it and as many connections to each. */
  public BackendConfig withReplicas(List<ReplicaConfig> others) {
    return new BackendConfig(model, others, upstreamModel, price, serves, capabilities, timeouts,
        LoadConfig.of(load.connections(), others.size()), health, tls);
  }

  /** The same backend, asked more or less at the same time. */
  public BackendConfig with(LoadConfig other) {
    return new BackendConfig(model, replicas, upstreamModel, price, serves, capabilities, timeouts,
        other, health, tls);
  }

  /** The same backend, which may take more time, or less. */
  public BackendConfig with(TimeoutsConfig other) {
    return new BackendConfig(model, replicas, upstreamModel, price, serves, capabilities, other,
        load, health, tls);
  }

  /** The same backend, left alone at other times. */
  public BackendConfig with(HealthConfig other) {
    return new BackendConfig(model, replicas, upstreamModel, price, serves, capabilities, timeouts,
        load, other, tls);
  }

  /** The same backend, to which TLS is spoken so. */
  public BackendConfig with(UpstreamTlsConfig other) {
    return new BackendConfig(model, replicas, upstreamModel, price, serves, capabilities, timeouts,
        load, health, other);
  }

  /** Whether it can be routed to, and vote. */
  public boolean chats() {
    return serves.contains(Service.CHAT);
  }
}
