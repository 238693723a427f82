package avengers.gateway.metrics;

import avengers.clustering.answer.Silence;
import avengers.clustering.vote.Party;
import avengers.clustering.vote.Sample;
import avengers.clustering.vote.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The meters of ensembles: who was asked, what became of each sample, and how they voted. */
public final class VoteMeters {
  private static final String ENSEMBLE = "ensemble";

  private final KnownNames names;

  /** Queries by ensemble, nearest cluster, and whether they are too far to be ranked by it. */
  private final MeterProvider<Counter> clusters;
  /** Votes by ensemble, kind of verdict, and what the answers were compared as. */
  private final MeterProvider<Counter> verdicts;
  /**
   * The winner's share of the votes in percent, by ensemble. Not 0 to 1: Micrometer rounds a value
   * up to a whole number when it looks for its bucket.
   */
  private final MeterProvider<DistributionSummary> agreement;
  /** The confidence of verdicts in percent, by ensemble. */
  private final MeterProvider<DistributionSummary> confidence;
  /** Samples that were asked for, by ensemble, model, what became of them, and why. */
  private final MeterProvider<Counter> samples;
  /** Samples that were planned and not asked for, by ensemble. */
  private final MeterProvider<Counter> saved;
  /** Seconds from the first sample's call to the end of asking, by ensemble and what ended it. */
  private final MeterProvider<Timer> asking;
  /** Uncertain verdicts that went to a stronger model, by ensemble, model and outcome. */
  private final MeterProvider<Counter> escalations;

  /** Answers of too few samples, by ensemble. */
  private final MeterProvider<Counter> degraded;

  VoteMeters(MeterRegistry registry, KnownNames names) {
    this.names = names;
    clusters = counter(registry, "avengers.cluster.queries", "Queries by nearest cluster");
    verdicts = counter(registry, "avengers.verdicts", "Votes by kind of verdict");
    agreement = percent(registry, "avengers.vote.agreement",
        "The winner's share of the votes, 0 to 100", 20, 40, 60, 80, 100);
    confidence = percent(registry, "avengers.vote.confidence",
        "How probably the winner is right, 0 to 100", 20, 40, 60, 80, 90, 95, 99, 100);
    samples = counter(registry, "avengers.samples", "Samples asked for, by what became of them");
    saved = counter(registry, "avengers.samples.saved", "Samples planned and not asked for");
    asking = Timer.builder("avengers.vote.asking")
        .description("From the first sample's call to the end of asking, by what ended it")
        .serviceLevelObjectives(Buckets.SECONDS)
        .withRegistry(registry);
    escalations = counter(registry, "avengers.escalations",
        "Uncertain verdicts that went to a stronger model");
    degraded = counter(registry, "avengers.answers.degraded", "Answers of too few samples");
  }

  private static MeterProvider<Counter> counter(MeterRegistry registry, String name,
      String description) {
    return Counter.builder(name).description(description).withRegistry(registry);
  }

  private static MeterProvider<DistributionSummary> percent(MeterRegistry registry, String name,
      String description, double... buckets) {
    return DistributionSummary.builder(name)
        .description(description)
        .baseUnit("percent")
        .scale(100)
        .serviceLevelObjectives(buckets)
        .withRegistry(registry);
  }

  /**
   * Counts a query whose place is known.
   *
   * @param outlier whether it was too far from its nearest cluster to be ranked by it
   */
  public void nearestCluster(String ensemble, int cluster, boolean outlier) {
    clusters.withTags(ENSEMBLE, names.label(ensemble), "cluster", Integer.toString(cluster),
        "outlier", outlier ? "yes" : "no")
        .increment();
  }

  /**
   * Counts the verdict of a request, and the samples that arrived for it.
   *
   * @param arrived all samples that the verdict was made of, silent ones included
   */
  public void voted(String ensemble, Verdict verdict, List<Sample> arrived) {
    String known = names.label(ensemble);
    verdicts.withTags(ENSEMBLE, known, "verdict", verdict.label(), "compared_as",
        verdict.tally().kind().label())
        .increment();
    if (verdict.voters() > 0) {
      agreement.withTags(ENSEMBLE, known).record(verdict.agreement());
      confidence.withTags(ENSEMBLE, known).record(verdict.confidence());
    }
    count(ensemble, verdict, arrived);
  }

  /** Where nothing compares, a sample that states something is not silent: it could be chosen. */
  private void count(String ensemble, Verdict verdict, List<Sample> arrived) {
    Set<Sample> voters = new HashSet<>();
    for (Party party : verdict.tally().parties()) {
      voters.addAll(party.samples());
    }
    for (Sample sample : arrived) {
      Silence silence = sample.reading().silence().orElse(Silence.UNREADABLE);
      if (voters.contains(sample)) {
        count(ensemble, sample.model(), "voted", "none");
      } else if (silence == Silence.UNREADABLE && verdict instanceof Verdict.NotComparable) {
        count(ensemble, sample.model(), "uncompared", "none");
      } else {
        count(ensemble, sample.model(), "silent", silence.name().toLowerCase(Locale.ROOT));
      }
    }
  }

  /**
   * Counts a sample that was asked for and did not come.
   *
   * @param reason why the call failed
   */
  public void lost(String ensemble, String model, String reason) {
    count(ensemble, model, "lost", reason);
  }

  /**
   * Counts a sample that did not come, and that another model was asked for.
   *
   * @param reason why the call failed
   */
  public void replaced(String ensemble, String model, String reason) {
    count(ensemble, model, "replaced", reason);
  }

  /** Counts a sample that was asked for and then no longer needed, as the verdict stood. */
  public void cancelled(String ensemble, String model) {
    count(ensemble, model, "cancelled", "none");
  }

  /** Counts an answer of too few samples. */
  public void degraded(String ensemble) {
    degraded.withTags(ENSEMBLE, names.label(ensemble)).increment();
  }

  private void count(String ensemble, String model, String outcome, String reason) {
    samples.withTags(ENSEMBLE, names.label(ensemble), GatewayMeters.MODEL, names.label(model),
        GatewayMeters.OUTCOME, outcome, "reason", reason)
        .increment();
  }

  /**
   * Counts a request whose asking ended.
   *
   * @param stoppedBy the rule that ended it, as the response's header names it
   * @param planned samples that the request could have asked for
   * @param asked samples that it asked for
   * @param asking from the first sample's call until no more was waited for
   */
  public void stopped(String ensemble, String stoppedBy, int planned, int asked,
      Duration asking) {
    this.asking.withTags(ENSEMBLE, names.label(ensemble), "stopped_by", stoppedBy).record(asking);
    saved.withTags(ENSEMBLE, names.label(ensemble)).increment(Math.max(0, planned - asked));
  }

  /**
   * Counts an uncertain verdict that went to a stronger model.
   *
   * @param outcome {@code answered}, or why the call failed
   */
  public void escalated(String ensemble, String model, String outcome) {
    escalations.withTags(ENSEMBLE, names.label(ensemble), GatewayMeters.MODEL,
        names.label(model), GatewayMeters.OUTCOME, outcome)
        .increment();
  }
}
