package avengers.gateway.backend;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.config.AnswersConfig;
import avengers.gateway.openai.Json;
import avengers.gateway.openai.JsonWeight;
import avengers.gateway.openai.RepeatableAnswer;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who holds large answers reserves room for them, for as long as they are held. */
class AnswerRoomTest {
  private static final long MEGABYTE = 1L << 20;

  private final Vertx vertx = Vertx.vertx();
  private final AnswerRoom room = new AnswerRoom(
      new AnswersConfig(MEGABYTE, Optional.of(2 * MEGABYTE)));

  private final CallScope request = CallScope.open(vertx, Duration.ofMinutes(1), "req-1");

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private HeldBytes held() {
    return new HeldBytes(room, request.within(Optional.empty()).lifetime());
  }

  @Test
  void shortAnswersTakeNothing() {
    assertThat(held().hold(HeldBytes.FREE)).isTrue();

    assertThat(room.taken()).isZero();
  }

  @Test
  void roomIsTakenInStepsAndNeverMoreThanThereIs() {
    HeldBytes one = held();
    assertThat(one.hold(HeldBytes.FREE + 1)).isTrue();
    assertThat(room.taken()).isEqualTo(2L * HeldBytes.FREE);
    assertThat(one.hold(MEGABYTE)).isTrue();
    assertThat(one.hold(HeldBytes.FREE + 1)).isTrue();
    assertThat(room.taken()).isEqualTo(MEGABYTE);

    HeldBytes other = held();
    assertThat(other.hold(MEGABYTE + 1)).isFalse();
    assertThat(other.hold(MEGABYTE)).isTrue();
    assertThat(room.taken()).isEqualTo(2 * MEGABYTE);
  }

  @Test
  void itIsHeldUntilTheRequestHasEndedAndNotOnlyTheCall() {
    CallScope call = request.within(Optional.empty());
    new HeldBytes(room, call.lifetime()).hold(MEGABYTE);
    call.finish();
    assertThat(room.taken()).isEqualTo(MEGABYTE);

    request.abort();

    assertThat(room.taken()).isZero();
  }

  @Test
  void whatOthersWaitForAsWellIsHeldUntilItHasEnded() {
    CallScope shared = request.beside();
    new HeldBytes(room, shared.within(Optional.empty()).lifetime()).hold(MEGABYTE);
    request.abort();
    assertThat(room.taken()).isEqualTo(MEGABYTE);

    shared.finish();

    assertThat(room.taken()).isZero();
  }

  @Test
  void whatFailedIsGivenBackOnce() {
    HeldBytes failed = held();
    failed.hold(MEGABYTE);
    failed.release();
    assertThat(room.taken()).isZero();

    request.abort();

    assertThat(room.taken()).isZero();
    assertThat(failed.hold(2 * MEGABYTE)).isTrue();
    assertThat(room.taken()).isZero();
  }

  @Test
  void anAnswerThatIsGivenAgainCountsAsOneThatComes() {
    RepeatableAnswer shortOne = answer("[],".repeat(HeldBytes.FREE / 4));
    RepeatableAnswer longOne = answer("[],".repeat(HeldBytes.FREE / 2));

    assertThat(room.hold(shortOne, request)).isTrue();
    assertThat(room.taken()).isZero();
    assertThat(room.hold(longOne, request)).isFalse();
    assertThat(room.hold(answer("x".repeat(HeldBytes.FREE)), request)).isTrue();
    assertThat(room.taken()).isPositive();
    request.abort();
    assertThat(room.taken()).isZero();
  }

  private static RepeatableAnswer answer(String text) {
    return RepeatableAnswer.of(Json.MAPPER.createObjectNode().put("text", text));
  }

  @Test
  void jsonOfManyValuesWeighsManyTimesItsLength() {
    JsonWeight lists = new JsonWeight();
    lists.add(("[" + "[],".repeat(1_000) + "[]]").getBytes(StandardCharsets.UTF_8));
    JsonWeight text = new JsonWeight();
    text.add(("{\"content\":\"" + "x".repeat(3_000) + "\"}").getBytes(StandardCharsets.UTF_8));

    assertThat(lists.bytes()).isGreaterThan(20 * 3_000);
    assertThat(text.bytes()).isLessThan(100);
  }
}
