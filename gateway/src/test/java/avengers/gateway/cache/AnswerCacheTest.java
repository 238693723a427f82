package avengers.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.config.CacheConfig;
import avengers.gateway.config.DialConfig;
import avengers.gateway.openai.Json;
import avengers.gateway.openai.RepeatableAnswer;
import avengers.gateway.security.Client;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class AnswerCacheTest {
  private static final long MEGABYTE = 1L << 20;

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final AnswerCache cache = new AnswerCache(
      new CacheConfig(MEGABYTE, Duration.ofMinutes(10)), now::get);

  private static CacheKey key(String question) {
    return CacheKey.of(Client.ANYBODY, "m", DialConfig.USUAL, question);
  }

  private static SharedAnswer answer(String text, boolean lasting) {
    ObjectNode completion = Json.MAPPER.createObjectNode();
    completion.putArray("choices")
        .addObject()
        .put("finish_reason", "stop")
        .putObject("message")
        .put("content", text);
    return new SharedAnswer(RepeatableAnswer.of(completion), Map.of(), lasting);
  }

  private static SharedAnswer answer(String text) {
    return answer(text, true);
  }

  private Flight lead(String question) {
    return ((Seat.Leading) cache.take(key(question))).flight();
  }

  @Test
  void anAnswerIsKeptForItsTimeAndTellsItsAge() {
    SharedAnswer answer = answer("42");
    cache.keep(key("a"), answer);
    now.addAndGet(Duration.ofSeconds(599).toNanos());

    assertThat(cache.find(key("a")))
        .contains(new Seat.Kept(answer, Duration.ofSeconds(599)));

    now.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(cache.find(key("a"))).isEmpty();
  }

  @Test
  void whatIsTooLongIsNotKept() {
    int beside = answer("").completion().length();
    cache.keep(key("a"), answer("x".repeat(AnswerCache.LONGEST - beside)));
    cache.keep(key("b"), answer("x".repeat(AnswerCache.LONGEST - beside + 1)));

    assertThat(cache.find(key("a"))).isPresent();
    assertThat(cache.find(key("b"))).isEmpty();
  }

  @Test
  void whatIsFoundDoesNotLiveLonger() {
    cache.keep(key("a"), answer("42"));
    for (int i = 0; i < 9; i++) {
      now.addAndGet(Duration.ofMinutes(1).toNanos());
      assertThat(cache.find(key("a"))).isPresent();
    }
    now.addAndGet(Duration.ofMinutes(1).toNanos());

    assertThat(cache.find(key("a"))).isEmpty();
  }

  @Test
  void anAnswerThatIsNotGoodEnoughIsNotKept() {
    cache.keep(key("a"), answer("42", false));

    assertThat(cache.find(key("a"))).isEmpty();
  }

  @Test
  void theAnswersNeverTakeMoreThanTheirLimit() {
    Random random = new Random(1);
    for (int i = 0; i < 1_000; i++) {
      cache.keep(key("question " + i), answer("x".repeat(random.nextInt(20_000))));
      assertThat(cache.bytes()).isLessThanOrEqualTo(MEGABYTE);
    }
    assertThat(cache.bytes()).isGreaterThan(MEGABYTE / 2);
  }

  @Test
  void anAnswerThatIsLargerThanTheLimitIsNotKept() {
    cache.keep(key("a"), answer("x".repeat(2 << 20)));

    assertThat(cache.find(key("a"))).isEmpty();
    assertThat(cache.bytes()).isZero();
  }

  @Test
  void whoAsksTheSameMeanwhileWaitsForTheFirst() {
    Flight leading = lead("a");
    Seat second = cache.take(key("a"));
    List<SharedAnswer> landed = new ArrayList<>();

    assertThat(second).isEqualTo(new Seat.Joined(leading));
    assertThat(cache.take(key("b"))).isInstanceOf(Seat.Leading.class);
    leading.landing().thenAccept(landed::add);
    SharedAnswer answer = answer("42", false);
    leading.land(answer);

    assertThat(landed).containsExactly(answer);
    assertThat(cache.take(key("a"))).isInstanceOf(Seat.Leading.class);
  }

  @Test
  void whoComesWhenItHasLandedIsGivenWhatIsKept() {
    Flight leading = lead("a");
    SharedAnswer answer = answer("42");
    cache.keep(key("a"), answer);
    leading.land(answer);

    assertThat(cache.take(key("a"))).isEqualTo(new Seat.Kept(answer, Duration.ZERO));
    assertThat(cache.flying()).isZero();
  }

  @Test
  void aFailureEndsItForAllWhoWait() {
    Flight leading = lead("a");
    cache.take(key("a"));
    leading.fail(new IllegalStateException("as asked"));

    assertThat(leading.landing().toCompletableFuture()).isCompletedExceptionally();
    assertThat(cache.flying()).isZero();
    assertThat(cache.take(key("a"))).isInstanceOf(Seat.Leading.class);
  }

  @Test
  void itIsGivenUpWhenTheLastHasLeftAndNotBefore() {
    AtomicInteger givenUp = new AtomicInteger();
    Flight flight = lead("a");
    flight.onGivenUp(givenUp::incrementAndGet);
    IntStream.range(0, 3).forEach(i -> cache.take(key("a")));

    IntStream.range(0, 3).forEach(i -> flight.leave());
    assertThat(givenUp).hasValue(0);
    flight.leave();

    assertThat(givenUp).hasValue(1);
    assertThat(cache.take(key("a"))).isInstanceOf(Seat.Leading.class);
  }

  @Test
  void toLeaveWhatHasLandedGivesNothingUp() {
    AtomicInteger givenUp = new AtomicInteger();
    Flight flight = lead("a");
    flight.onGivenUp(givenUp::incrementAndGet);
    flight.land(answer("42"));
    flight.leave();

    assertThat(givenUp).hasValue(0);
  }

  @Test
  void whoIsTooManyBeginsAnother() {
    Flight first = lead("a");
    for (int i = 1; i < Flight.MOST_WAITING; i++) {
      assertThat(cache.take(key("a"))).isEqualTo(new Seat.Joined(first));
    }
    Flight second = lead("a");
    first.land(answer("42", false));

    assertThat(cache.take(key("a"))).isEqualTo(new Seat.Joined(second));
  }
}
