package avengers.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.config.RecentConfig;
import avengers.gateway.ledger.Spending;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentRequestsTest {
  private final AtomicLong clock = new AtomicLong();
  private final RecentRequests requests = new RecentRequests(
      new RecentConfig(64 << 10, Duration.ofMinutes(1), false), clock::get);

  @Test
  void aClientFindsItsOwnStory() {
    requests.keep("first", Stories.voted("r-1", "any"));

    assertThat(requests.find("first", "r-1")).hasValueSatisfying(
        story -> assertThat(story).contains("\"id\":\"r-1\"", "\"winner\":\"alpha\""));
  }

  @Test
  void nobodyFindsThatOfAnother() {
    requests.keep("first", Stories.voted("r-1", "any"));

    assertThat(requests.find("second", "r-1")).isEmpty();
  }

  @Test
  void ofTwoClientsThatChooseTheSameIdEachFindsItsOwn() {
    requests.keep("first", Stories.voted("same", "any"));
    requests.keep("second", new Story(Stories.voted("same", "any").asking(),
        Stories.voted("same", "any").ending(), Optional.empty(),
        Optional.empty(), Spending.NONE, Optional.empty()));

    assertThat(requests.find("first", "same")).hasValueSatisfying(
        story -> assertThat(story).contains("alpha"));
    assertThat(requests.find("second", "same")).hasValueSatisfying(
        story -> assertThat(story).doesNotContain("alpha"));
  }

  @Test
  void theyTakeNoMoreMemoryThanTheyMay() {
    for (int i = 0; i < 10_000; i++) {
      requests.keep("first", Stories.voted("r-" + i, "any"));
    }

    assertThat(requests.memory()).isPositive().isLessThanOrEqualTo(64 << 10);
  }

  @Test
  void theyAreForgottenWithTime() {
    requests.keep("first", Stories.voted("r-1", "any"));

    clock.addAndGet(Duration.ofSeconds(61).toNanos());

    assertThat(requests.find("first", "r-1")).isEmpty();
  }

  @Test
  void textsAreKeptOnlyWhereThatIsWanted() {
    RecentRequests wanting = new RecentRequests(
        new RecentConfig(64 << 10, Duration.ofMinutes(1), true), clock::get);

    requests.keep("first", Stories.voted("r-1", "secret question"));
    wanting.keep("first", Stories.voted("r-1", "secret question"));

    assertThat(requests.find("first", "r-1").orElseThrow()).doesNotContain("secret question",
        "391");
    assertThat(wanting.find("first", "r-1").orElseThrow()).contains("secret question", "391");
  }
}
