package avengers.gateway.chaos;

import avengers.gateway.config.AnswersConfig;
import avengers.gateway.config.HealthConfig;
import avengers.gateway.config.TimeoutsConfig;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Client;
import avengers.gateway.fixture.GatewaySetup;
import avengers.gateway.server.Gateway;
import avengers.gateway.upstream.Fault;
import avengers.gateway.upstream.FragileUpstream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A gateway over five backends, each with a model of its own, of which the first ones are faulty at
 * times. An ensemble takes a sample of each.
 */
final class Chaos implements AutoCloseable {
  static final String ENSEMBLE = "five";
  static final String FAULTY = "m0";
  static final Duration DEADLINE = Duration.ofSeconds(3);

  private static final int BACKENDS = 5;
  private static final long MEGABYTE = 1L << 20;

  /** Behind the deadline, after which nobody waits. */
  private static final Duration PATIENCE = DEADLINE.plusSeconds(10);

  private final List<FragileUpstream> upstreams = new ArrayList<>();
  private final int faulty;
  private final Gateway gateway;
  private final Client client;

  private Chaos(int faulty) {
    this.faulty = faulty;
    GatewaySetup setup = new GatewaySetup();
    for (int i = 0; i < BACKENDS; i++) {
      FragileUpstream upstream = FragileUpstream.start();
      upstream.always(Fault.honest());
      upstreams.add(upstream);
      setup.backend("m" + i, upstream.url());
    }
    setup.ensemble(ENSEMBLE, BACKENDS, BACKENDS)
        .deadline(DEADLINE)
        .timeouts(new TimeoutsConfig(Duration.ofMillis(500), Optional.of(Duration.ofSeconds(1)),
            Duration.ofMillis(500), Optional.empty()))
        .health(new HealthConfig(5, Duration.ofMillis(100), Duration.ofMillis(500), Duration.ZERO,
            Duration.ofMillis(500), Optional.empty()))
        .answers(new AnswersConfig(8 * MEGABYTE, Optional.of(64 * MEGABYTE)));
    try {
      this.gateway = Gateway.start(setup.config());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.client = new Client(gateway.address());
  }

  /** Starts one of which so many backends can be faulty. */
  static Chaos start(int faulty) {
    return new Chaos(faulty);
  }

  private List<FragileUpstream> faulty() {
    return upstreams.subList(0, faulty);
  }

  /**
   * Asks while backends are faulty, and until they are right again.
   *
   * @param each requests of each kind, all at the same time
   */
  Findings suffer(Fault fault, int each) {
    faulty().forEach(fault::in);
    Map<Asking, List<CompletableFuture<Answer>>> running = new EnumMap<>(Asking.class);
    long start = System.nanoTime();
    for (int i = 0; i < each; i++) {
      for (Asking asking : Asking.values()) {
        running.computeIfAbsent(asking, first -> new ArrayList<>())
            .add(client.chatLater(asking.body()));
      }
    }
    Map<Asking, Map<Seen, Long>> seen = new EnumMap<>(Asking.class);
    running.forEach((asking, answers) -> answers.forEach(
        answer -> seen.computeIfAbsent(asking, first -> new EnumMap<>(Seen.class))
            .merge(wait(answer, asking.isStream()), 1L, Long::sum)));
    Duration longest = Duration.ofNanos(System.nanoTime() - start);
    faulty().forEach(upstream -> upstream.behind().await(counts -> counts.open() == 0));
    return new Findings(fault, faulty, seen, longest, recover());
  }

  private static Seen wait(CompletableFuture<Answer> answer, boolean stream) {
    try {
      return Seen.in(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS), stream);
    } catch (TimeoutException e) {
      return Seen.HUNG;
    } catch (ExecutionException e) {
      return Seen.WRONG;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private Duration recover() {
    for (FragileUpstream upstream : faulty()) {
      upstream.comeBack();
      upstream.always(Fault.honest());
    }
    long start = System.nanoTime();
    while (Seen.in(client.chat(Asking.RELAYED.body()), false) != Seen.RIGHT) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new AssertionError("a backend that works again is not asked");
      }
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Override
  public void close() {
    client.close();
    gateway.close();
    upstreams.forEach(FragileUpstream::close);
  }
}
