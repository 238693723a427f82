package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.config.HealthConfig;
import avengers.gateway.config.ProbeConfig;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.Client;
import avengers.gateway.fixture.GatewaySetup;
import avengers.gateway.server.Gateway;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import avengers.gateway.upstream.ScriptedUpstream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One model behind three servers. */
class ReplicasTest {
  private static final int MANY = 60;
  private static final Duration NEVER = Duration.ofMinutes(10);
  private static final Duration SOON = Duration.ofMillis(100);

  /** No connection is left open, so that none is used whose server is gone. */
  private static final Reply ANSWER = Replies.status(200, Replies.COMPLETION,
      Map.of("content-type", "application/json", "connection", "close"));

  private final List<ScriptedUpstream> upstreams = new ArrayList<>();
  private final Gateway gateway;
  private final Client client;

  private ReplicasTest() throws IOException {
    for (int i = 0; i < 3; i++) {
      upstreams.add(ScriptedUpstream.start());
      upstreams.getLast().always(ANSWER);
    }
    gateway = start(SOON, Optional.empty());
    client = new Client(gateway.address());
  }

  private Gateway start(Duration pause, Optional<ProbeConfig> probe) throws IOException {
    return Gateway.start(new GatewaySetup()
        .backend("alpha", upstreams.getFirst().url())
        .replicas("alpha", upstreams.stream().map(ScriptedUpstream::url).toList())
        .health(new HealthConfig(3, pause, pause, Duration.ofSeconds(1), NEVER, probe))
        .config());
  }

  @AfterEach
  void close() {
    client.close();
    gateway.close();
    upstreams.forEach(ScriptedUpstream::close);
  }

  private static Answer ask(Client asking) {
    return asking.chat(Chat.to("alpha"));
  }

  private static void askMany(Client asking) {
    for (int i = 0; i < MANY; i++) {
      assertThat(ask(asking).status()).isEqualTo(200);
    }
  }

  private int received(int place) {
    return upstreams.get(place).received().size();
  }

  /** Asks until a replica has got so many more requests; fails if that takes long. */
  private void askUntilReceived(Client asking, int place, int more) {
    int before = received(place);
    long patience = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (received(place) < before + more) {
      assertThat(System.nanoTime()).as("replica " + place + " is used").isLessThan(patience);
      ask(asking);
    }
  }

  private static String state(int place, String state) {
    return "avengers_replica_state{gen_ai_request_model=\"alpha\",replica=\"" + place
        + "\",state=\"" + state + "\"}";
  }

  @Test
  void eachHasAShareOfTheCallsAndSeesItsOwnKey() {
    askMany(client);

    for (int place = 0; place < 3; place++) {
      String key = "Bearer key-of-alpha-" + place;
      assertThat(upstreams.get(place).received()).isNotEmpty()
          .allSatisfy(seen -> assertThat(seen.header("authorization")).contains(key));
    }
  }

  @Test
  void oneThatIsDeadIsInvisible() {
    upstreams.getFirst().close();

    askMany(client);

    client.awaitMetric("avengers_replica_in_flight", 0);
    assertThat(client.metric("avengers_replica_outages_total{gen_ai_request_model=\"alpha\","
        + "replica=\"0\"}")).isPositive();
  }

  @Test
  void restartsOneAfterTheOtherAreInvisible() {
    for (int place = 0; place < 3; place++) {
      ScriptedUpstream before = upstreams.get(place);
      before.close();
      askMany(client);

      upstreams.set(place, ScriptedUpstream.start(before.port()));
      upstreams.get(place).always(ANSWER);
      askUntilReceived(client, place, 3);
    }
  }

  @Test
  void restartsUnderLoadAreInvisible() throws InterruptedException {
    upstreams.forEach(upstream -> upstream.always(Replies.text("42")));
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger answered = new AtomicInteger();
    Queue<Integer> failed = new ConcurrentLinkedQueue<>();
    List<Thread> clients = IntStream.range(0, 4)
        .mapToObj(number -> Thread.startVirtualThread(() -> {
          while (!over.get()) {
            int status = ask(client).status();
            if (status == 200) {
              answered.incrementAndGet();
            } else {
              failed.add(status);
            }
          }
        }))
        .toList();
    for (int place = 0; place < 3; place++) {
      ScriptedUpstream before = upstreams.get(place);
      before.close();
      awaitMore(answered::get, MANY);
      upstreams.set(place, ScriptedUpstream.start(before.port()));
      int at = place;
      awaitMore(() -> received(at), 3);
    }
    over.set(true);
    for (Thread each : clients) {
      each.join();
    }

    assertThat(failed).isEmpty();
  }

  private static void awaitMore(IntSupplier count, int more) {
    int before = count.getAsInt();
    long patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (count.getAsInt() < before + more) {
      assertThat(System.nanoTime()).as("it goes on").isLessThan(patience);
      Thread.onSpinWait();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 401})
  void oneThatFailsIsLeftAlone(int status) throws IOException {
    upstreams.getFirst().always(Replies.error(status, "no"));
    try (Gateway patient = start(NEVER, Optional.empty());
        Client asking = new Client(patient.address())) {
      askUntilReceived(asking, 0, 3);
      asking.awaitMetric(state(0, "out"), 1);
      int seen = received(0);

      askMany(asking);

      assertThat(received(0)).isEqualTo(seen);
    }
  }

  @Test
  void oneThatFailsGetsProbesOnlyAndIsBackSoonAfterItsRecovery() {
    upstreams.getFirst().always(Replies.error(500, "no"));
    askUntilReceived(client, 0, 6);
    client.awaitMetric(state(0, "available"), 0);

    upstreams.getFirst().always(ANSWER);
    askUntilReceived(client, 0, 5);

    client.awaitMetric(state(0, "available"), 1);
  }

  @Test
  void aRequestThatIsRejectedSaysNothingAgainstAReplica() {
    upstreams.forEach(upstream -> upstream.always(Replies.error(400, "no such parameter")));
    for (int i = 0; i < MANY; i++) {
      assertThat(ask(client).status()).isEqualTo(400);
    }

    assertThat(client.metric("avengers_replica_outages_total")).isZero();
  }

  @Test
  void oneThatAsksForRestHasIt() {
    upstreams.getFirst()
        .always(Replies.status(429, "{}", Map.of("retry-after", "60")));
    askUntilReceived(client, 0, 1);
    client.awaitMetric(state(0, "cooling"), 1);
    int seen = received(0);

    askMany(client);

    assertThat(received(0)).isEqualTo(seen);
    assertThat(client.metric("avengers_replica_cool_downs_total")).isPositive();
  }

  @Test
  void whereAllFailAllAreAskedAndTheFirstAnswerBringsThemBack() throws IOException {
    upstreams.forEach(upstream -> upstream.always(Replies.error(500, "no")));
    try (Gateway patient = start(NEVER, Optional.empty());
        Client asking = new Client(patient.address())) {
      for (int place = 0; place < 3; place++) {
        askUntilReceived(asking, place, 5);
      }
      upstreams.forEach(upstream -> upstream.always(ANSWER));

      askMany(asking);

      assertThat(asking.metric("avengers_replica_state")).isEqualTo(3);
      assertThat(asking.metric(state(0, "available")) + asking.metric(state(1, "available"))
          + asking.metric(state(2, "available"))).isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void activeProbesFindOutWithoutAnyCalls() throws IOException {
    ScriptedUpstream dead = upstreams.getFirst();
    dead.close();
    try (Gateway probing = start(NEVER,
        Optional.of(new ProbeConfig("/models", SOON, Duration.ofSeconds(5))));
        Client asking = new Client(probing.address())) {
      asking.awaitMetric(state(0, "out"), 1);
      upstreams.set(0, ScriptedUpstream.start(dead.port()));
      upstreams.getFirst().always(ANSWER);
      asking.awaitMetric(state(0, "probing"), 1);

      askUntilReceived(asking, 0, 3);

      asking.awaitMetric(state(0, "available"), 1);
      assertThat(upstreams.getFirst().received())
          .filteredOn(seen -> seen.method().equals("GET"))
          .isNotEmpty()
          .allSatisfy(seen -> {
            assertThat(seen.path()).isEqualTo("/v1/models");
            assertThat(seen.header("authorization")).contains("Bearer key-of-alpha-0");
          });
    }
  }
}
