package avengers.gateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.answer.Prompt;
import avengers.clustering.answer.Reading;
import avengers.clustering.answer.Reply;
import avengers.clustering.vote.BinomialTest;
import avengers.clustering.vote.Calibration;
import avengers.clustering.vote.Election;
import avengers.clustering.vote.Sample;
import avengers.clustering.vote.VotePolicy;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VoteMetersTest {
  private static final String LONG = "words ".repeat(100);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final VoteMeters meters = new GatewayMeters(registry, Set.of("small", "big", "trio"))
      .votes();

  private static Sample says(String model, String text) {
    return Sample.of(model, 0.5, text);
  }

  private static Sample cut(String model, String text) {
    Reply reply = new Reply(text, List.of(), Reply.Ending.TRUNCATED, Optional.empty());
    return new Sample(model, 0.5, Reading.of(reply), OptionalDouble.empty());
  }

  private void vote(Election election, Sample... samples) {
    meters.voted("trio", election.decide(Prompt.of("How many?"), List.of(samples)),
        List.of(samples));
  }

  private double count(String meter, String... tags) {
    return registry.get(meter).tags(tags).counters().stream().mapToDouble(c -> c.count()).sum();
  }

  @Test
  void aVerdictIsCountedByItsKindAndByWhatTheAnswersWereComparedAs() {
    vote(Election.PLAIN, says("small", "7"), says("small", "7"), says("big", "8"));
    vote(Election.PLAIN, says("small", "7"), says("big", "8"));
    vote(new Election(new VotePolicy.Plain(), Optional.of(new BinomialTest(0.05)),
        Calibration.NONE), says("small", "7"));

    assertThat(count("avengers.verdicts", "ensemble", "trio", "verdict", "majority",
        "compared_as", "number")).isEqualTo(1);
    assertThat(count("avengers.verdicts", "verdict", "tie")).isEqualTo(1);
    assertThat(count("avengers.verdicts", "verdict", "uncertain")).isEqualTo(1);
  }

  @Test
  void agreementAndConfidenceAreInPercent() {
    vote(Election.PLAIN, says("small", "7"), says("small", "7"), says("small", "7"),
        says("big", "8"));

    DistributionSummary agreement = registry.get("avengers.vote.agreement").summary();
    DistributionSummary confidence = registry.get("avengers.vote.confidence").summary();
    assertThat(agreement.totalAmount()).isEqualTo(75);
    assertThat(confidence.count()).isEqualTo(1);
    assertThat(confidence.max()).isBetween(1.0, 100.0);
  }

  @Test
  void aVerdictWithoutVotersHasNeitherAgreementNorConfidence() {
    vote(Election.PLAIN, says("small", LONG), says("big", LONG));

    assertThat(count("avengers.verdicts", "verdict", "not_comparable")).isEqualTo(1);
    assertThat(registry.find("avengers.vote.agreement").summaries()).isEmpty();
    assertThat(registry.find("avengers.vote.confidence").summaries()).isEmpty();
  }

  @Test
  void everySampleIsCountedByModelAndByWhatBecameOfIt() {
    vote(Election.PLAIN, says("small", "7"), says("small", ""), cut("big", "7"),
        says("big", "7"), says("big", "I cannot say."));
    meters.lost("trio", "big", "timed_out");
    meters.cancelled("trio", "small");

    assertThat(count("avengers.samples", "gen_ai.request.model", "small", "outcome", "voted",
        "reason", "none")).isEqualTo(1);
    assertThat(count("avengers.samples", "gen_ai.request.model", "small", "outcome", "silent",
        "reason", "empty")).isEqualTo(1);
    assertThat(count("avengers.samples", "outcome", "silent", "reason", "truncated")).isEqualTo(1);
    assertThat(count("avengers.samples", "outcome", "silent", "reason", "unreadable")).isEqualTo(1);
    assertThat(count("avengers.samples", "outcome", "lost", "reason", "timed_out")).isEqualTo(1);
    assertThat(count("avengers.samples", "outcome", "cancelled", "reason", "none")).isEqualTo(1);
    assertThat(count("avengers.samples", "ensemble", "trio")).isEqualTo(7);
  }

  @Test
  void freeTextsAreNotSilentWhereNoneIsCompared() {
    vote(Election.PLAIN, says("small", LONG), says("big", LONG), cut("big", LONG));

    assertThat(count("avengers.samples", "outcome", "uncompared")).isEqualTo(2);
    assertThat(count("avengers.samples", "outcome", "silent", "reason", "truncated")).isEqualTo(1);
  }

  @Test
  void savedSamplesAreThosePlannedAndNotAsked() {
    meters.stopped("trio", "adaptive", 10, 4, Duration.ofSeconds(3));
    meters.stopped("trio", "all", 10, 10, Duration.ofSeconds(5));
    meters.stopped("trio", "all", 10, 20, Duration.ofSeconds(9));

    assertThat(count("avengers.samples.saved", "ensemble", "trio")).isEqualTo(6);
    Timer adaptive = registry.get("avengers.vote.asking").tags("stopped_by", "adaptive").timer();
    assertThat(adaptive.count()).isEqualTo(1);
    assertThat(adaptive.max(TimeUnit.SECONDS)).isEqualTo(3);
  }

  @Test
  void escalationsAreCountedByModelAndOutcome() {
    meters.escalated("trio", "big", "answered");
    meters.escalated("trio", "big", "timed_out");

    assertThat(count("avengers.escalations", "ensemble", "trio", "gen_ai.request.model", "big",
        "outcome", "timed_out")).isEqualTo(1);
    assertThat(count("avengers.escalations")).isEqualTo(2);
  }

  @Test
  void namesThatAreNotConfiguredAreOther() {
    meters.lost("invented", "invented too", "timed_out");

    assertThat(count("avengers.samples", "ensemble", "other", "gen_ai.request.model", "other"))
        .isEqualTo(1);
  }
}
