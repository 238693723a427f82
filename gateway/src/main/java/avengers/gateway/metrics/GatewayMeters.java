package avengers.gateway.metrics;

import avengers.gateway.openai.TokenUsage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;

/**
 * All meters of the gateway. Names of the OpenTelemetry conventions for generative AI where there
 * is one ({@code gen_ai.*}), ours otherwise ({@code avengers.*}). Names of models and ensembles are
 * labels only if they are configured; what clients invent is counted as {@code other}.
 */
public final class GatewayMeters {
  static final String MODEL = "gen_ai.request.model";
  static final String OUTCOME = "outcome";

  private final MeterRegistry registry;
  private final KnownNames names;
  private final VoteMeters votes;
  private final CacheMeters caches;
  private final KeyMeters keys;
  private final ConfigMeters configs;
  private final ConnectionMeters connections;
  private final ConnectionMeters adminConnections;
  private final TlsMeters tls;
  private final RetryMeters retries;
  private final BackendMeters backends;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger upstreamInFlight = new AtomicInteger();

  /** Requests of clients that ended, by asked model and outcome. */
  private final MeterProvider<Counter> requests;
  /** Seconds from a request's arrival to the last byte of its response. */
  private final MeterProvider<Timer> requestDuration;
  /** Seconds from a request's arrival to the first byte of a stream. */
  private final MeterProvider<Timer> timeToFirstToken;
  /** Seconds of a request in which it did not wait for backends. */
  private final MeterProvider<Timer> overhead;
  /** Seconds to embed and rank a query, waiting for a thread included. */
  private final MeterProvider<Timer> embeddingDuration;
  /** Queries that could not be embedded, and were ranked by overall scores. */
  private final MeterProvider<Counter> embeddingFailures;
  /** Seconds of a call to a backend, by model and outcome; its count is the number of calls. */
  private final MeterProvider<Timer> upstreamDuration;
  /** Tokens of a call to a backend, as it reported them, by model and direction. */
  private final MeterProvider<DistributionSummary> tokens;
  /** Lines that the access log had no room for. */
  private final Counter accessLinesLost;
  /**
   * Tokens of a call to a backend that did not report them, as estimated, by model and direction.
   */
  private final MeterProvider<DistributionSummary> estimatedTokens;
  /** Dollars spent on backends whose price is configured, by model; estimated tokens included. */
  private final MeterProvider<Counter> cost;

  /**
   * Meters in a registry.
   *
   * @param configured names of models and ensembles
   */
  public GatewayMeters(MeterRegistry registry, Set<String> configured) {
    this.registry = registry;
    this.names = new KnownNames();
    names.add(configured);
    configs = new ConfigMeters(registry);
    votes = new VoteMeters(registry, this.names);
    caches = new CacheMeters(registry, this.names);
    keys = new KeyMeters(registry);
    connections = new ConnectionMeters(registry, "server");
    adminConnections = new ConnectionMeters(registry, "admin");
    tls = new TlsMeters(registry);
    retries = new RetryMeters(registry, this.names);
    backends = new BackendMeters(registry);
    requests = Counter.builder("avengers.requests")
        .description("Requests of clients that ended")
        .withRegistry(registry);
    requestDuration = timer("gen_ai.server.request.duration",
        "From a request's arrival to the last byte of its response", Buckets.SECONDS);
    timeToFirstToken = timer("gen_ai.server.time_to_first_token",
        "From a request's arrival to the first byte of a stream", Buckets.SECONDS);
    overhead = timer("avengers.request.overhead",
        "Time of a request in which it did not wait for backends", Buckets.MILLISECONDS);
    embeddingDuration = timer("avengers.embedding.duration",
        "Time to embed and rank a query, waiting for a thread included", Buckets.MILLISECONDS);
    embeddingFailures = Counter.builder("avengers.embedding.failures")
        .description("Queries that could not be embedded, and were ranked by overall scores")
        .withRegistry(registry);
    upstreamDuration = timer("gen_ai.client.operation.duration", "A call to a backend",
        Buckets.SECONDS);
    tokens = tokens("gen_ai.client.token.usage",
        "Tokens of a call to a backend, as it reported them");
    estimatedTokens = tokens("avengers.upstream.estimated.tokens",
        "Tokens of a call to a backend that did not report them, as estimated");
    cost = Counter.builder("avengers.upstream.cost")
        .description("Dollars spent on backends whose price is configured, partly as estimated")
        .baseUnit("dollars")
        .withRegistry(registry);
    accessLinesLost = Counter.builder("avengers.access.log.lost")
        .description("Lines that the access log had no room for")
        .baseUnit("lines")
        .register(registry);
    Gauge.builder("avengers.requests.in_flight", inFlight, AtomicInteger::get)
        .description("Requests that are being answered")
        .register(registry);
    Gauge.builder("avengers.upstream.in_flight", upstreamInFlight, AtomicInteger::get)
        .description("Calls to backends that have not ended")
        .register(registry);
    // Alerts need these two from the start: the first failure of a counter unseen is not a rise.
    embeddingDuration.withTags();
    embeddingFailures.withTags();
  }

  /** Declares how many texts wait to be embedded. */
  public <T> void embeddingQueue(T pool, ToDoubleFunction<T> waiting) {
    Gauge.builder("avengers.embedding.waiting", pool, waiting)
        .description("Texts that wait to be embedded")
        .register(registry);
  }

  /** Declares how much of the room for answers is taken, and how much there is. */
  public <T> void answerRoom(T room, ToDoubleFunction<T> taken, ToDoubleFunction<T> all) {
    Gauge.builder("avengers.answers.held", room, taken)
        .description("Large answers of backends that are held, as they came")
        .baseUnit("bytes")
        .register(registry);
    Gauge.builder("avengers.answers.limit", room, all)
        .description("The room for large answers of backends")
        .baseUnit("bytes")
        .register(registry);
  }

  public void requestStarted() {
    inFlight.incrementAndGet();
  }

  /**
   * Counts a request that ended.
   *
   * @param model what the client asked for
   */
  public void requestEnded(String model, String outcome, Duration total, Duration withoutBackends) {
    inFlight.decrementAndGet();
    String known = names.label(model);
    requests.withTags(MODEL, known, OUTCOME, outcome).increment();
    requestDuration.withTags(MODEL, known, OUTCOME, outcome).record(total);
    overhead.withTags(MODEL, known).record(withoutBackends);
  }

  /**
   * Counts a request that ended before any endpoint took it.
   *
   * @param outcome {@code rejected}, or {@code failed} if that is the gateway's own fault
   */
  public void requestRefused(String outcome) {
    requests.withTags(MODEL, names.label(""), OUTCOME, outcome).increment();
  }

  /** A name that clients ask as it may be told: {@code other} if it is not configured. */
  public String label(String model) {
    return names.label(model);
  }

  public void firstToken(String model, Duration afterArrival) {
    timeToFirstToken.withTags(MODEL, names.label(model)).record(afterArrival);
  }

  /** Counts a line that the access log had no room for. */
  public void accessLineLost() {
    accessLinesLost.increment();
  }

  public void embedded(Duration duration) {
    embeddingDuration.withTags().record(duration);
  }

  public void embeddingFailed() {
    embeddingFailures.withTags().increment();
  }

  /** The meters of what is not done twice. */
  public CacheMeters caches() {
    return caches;
  }

  /** The meters of who asks. */
  public KeyMeters keys() {
    return keys;
  }

  /** The meters of the configuration. */
  public ConfigMeters configs() {
    return configs;
  }

  /** Names of models and ensembles that are configured from now on. */
  public void know(Set<String> configured) {
    names.add(configured);
  }

  /** The meters of clients' connections. */
  public ConnectionMeters connections() {
    return connections;
  }

  /** The meters of certificates. */
  public TlsMeters tls() {
    return tls;
  }

  /** The meters of connections to the admin port. */
  public ConnectionMeters adminConnections() {
    return adminConnections;
  }

  /** The meters of what is asked again. */
  public RetryMeters retries() {
    return retries;
  }

  /** The meters of replicas, and of calls that wait for them. */
  public BackendMeters backends() {
    return backends;
  }

  /** The meters of ensembles. */
  public VoteMeters votes() {
    return votes;
  }

  public void upstreamStarted() {
    upstreamInFlight.incrementAndGet();
  }

  /** Counts a call that was started, and has ended. */
  public void upstreamCall(String model, String outcome, Duration duration) {
    upstreamInFlight.decrementAndGet();
    upstreamDuration.withTags(MODEL, names.label(model), OUTCOME, outcome).record(duration);
  }

  /** Counts what a backend says that a call took. */
  public void upstreamUsage(String model, TokenUsage usage) {
    record(tokens, model, usage);
  }

  /** Counts what a call took that no backend told. */
  public void estimatedUsage(String model, TokenUsage usage) {
    record(estimatedTokens, model, usage);
  }

  public void upstreamCost(String model, double dollars) {
    cost.withTags(MODEL, names.label(model)).increment(dollars);
  }

  private void record(MeterProvider<DistributionSummary> meter, String model, TokenUsage usage) {
    meter.withTags(MODEL, names.label(model), "gen_ai.token.type", "input")
        .record((double) usage.prompt());
    meter.withTags(MODEL, names.label(model), "gen_ai.token.type", "output")
        .record((double) usage.completion());
  }

  private MeterProvider<DistributionSummary> tokens(String name, String description) {
    return DistributionSummary.builder(name)
        .description(description)
        .serviceLevelObjectives(16, 64, 256, 1_024, 4_096, 16_384, 65_536, 262_144)
        .withRegistry(registry);
  }

  private MeterProvider<Timer> timer(String name, String description, Duration[] buckets) {
    return Timer.builder(name)
        .description(description)
        .serviceLevelObjectives(buckets)
        .withRegistry(registry);
  }
}
