package avengers.gateway.backend;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.config.BackendConfig;
import avengers.gateway.config.HealthConfig;
import avengers.gateway.config.TimeoutsConfig;
import avengers.gateway.metrics.GatewayMeters;
import avengers.gateway.openai.Service;
import avengers.gateway.replica.ReplicaState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a call that was not answered in time tells of a replica that one failure takes out. */
class ReplicaCallTest {
  private static final Duration IDLE = Duration.ofSeconds(60);
  private static final Duration TOTAL = Duration.ofSeconds(100);

  private final Vertx vertx = Vertx.vertx();
  private final AtomicLong now = new AtomicLong(7);
  private final TimeoutsConfig limits = new TimeoutsConfig(Duration.ofSeconds(5), Optional.empty(),
      IDLE, Optional.of(TOTAL));
  private final Replica replica = replica();
  private final ReplicaCall call = new ReplicaCall(replica, replica.health().turn(), limits,
      now::get);

  private Replica replica() {
    HealthConfig usual = HealthConfig.USUAL;
    BackendConfig config = new BackendConfig("alpha", URI.create("http://127.0.0.1:1/v1"),
        "served", Optional.empty(), Optional.empty(), 8, Optional.empty(), Set.of(Service.CHAT))
        .with(new HealthConfig(1, usual.pause(), usual.longestPause(), usual.slowStart(),
            usual.coolDown(), Optional.empty()));
    return new Replica(vertx, config, 0, new UpstreamTls(vertx, config.tls()),
        new GatewayMeters(new SimpleMeterRegistry(), Set.of("alpha")).backends());
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private ReplicaState stateWhenTimedOut(Duration had, boolean requestOver) {
    now.addAndGet(had.toNanos());
    call.ended(Optional.of(FailureReason.TIMED_OUT), requestOver);
    return replica.health().state();
  }

  @Test
  void aCallsOwnTimeThatPassedAtTheReplicaIsItsFault() {
    assertThat(stateWhenTimedOut(TOTAL.minusSeconds(1), false)).isEqualTo(ReplicaState.OUT);
  }

  @Test
  void aCallsOwnTimeThatPassedInTheQueueIsNot() {
    assertThat(stateWhenTimedOut(TOTAL.dividedBy(3), false)).isEqualTo(ReplicaState.AVAILABLE);
  }

  @Test
  void aClientThatHasTooLittleTimeIsNot() {
    assertThat(stateWhenTimedOut(IDLE.minusSeconds(1), true)).isEqualTo(ReplicaState.AVAILABLE);
  }

  @Test
  void silenceThatOutlastsAnyPauseIs() {
    assertThat(stateWhenTimedOut(IDLE, true)).isEqualTo(ReplicaState.OUT);
  }

  @Test
  void aClientThatDoesNotReadItsAnswerIsNot() {
    call.head(200, Optional.empty());

    assertThat(stateWhenTimedOut(IDLE, true)).isEqualTo(ReplicaState.AVAILABLE);
  }
}
