package avengers.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.answer.Prompt;
import avengers.clustering.vote.Election;
import avengers.clustering.vote.Sample;
import avengers.gateway.metrics.CacheMeters;
import avengers.gateway.metrics.GatewayMeters;
import avengers.gateway.metrics.RetryMeters;
import avengers.gateway.metrics.VoteMeters;
import avengers.gateway.openai.TokenUsage;
import avengers.gateway.replica.ReplicaName;
import avengers.gateway.replica.ReplicaState;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code docs/metrics.md} says of meters is what there is, and alerts and panels ask for
 * nothing else. A meter that is made anywhere in the room of meters must be used here once.
 */
class DocumentedMetersTest {
  private static final Path ROOT = Path.of("..");

  /** They appear with the first collection, whenever that is. */
  private static final Set<String> OF_COLLECTIONS = Set.of("jvm_gc_pause_seconds",
      "jvm_gc_concurrent_phase_time_seconds");

  /** What Prometheus adds. */
  private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance", "le");

  private static final Pattern ROW = Pattern
      .compile("(?m)^\\| `([a-z_0-9]+)` \\| ([a-z]+)[^|]*\\| ?([^|]*)\\|");
  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)$");
  private static final Pattern SERIES = Pattern.compile("(?m)^([a-z_0-9]+)(?:\\{(.*)\\})? \\S+$");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)(?:=~?|!=|!~)\"");
  private static final Pattern MADE = Pattern.compile("\"((?:avengers|gen_ai)\\.[a-z_.]+)\"");
  private static final Pattern ASKED = Pattern
      .compile("\\b((?:avengers|gen_ai|jvm|process|system)_[a-z_0-9]+)(?:\\{([^{}]*)\\})?");

  @AutoClose
  private final PrometheusMeterRegistry registry = Meters.newRegistry();

  /** A meter as it is shown: its type, and its labels. */
  private record Shown(String type, Set<String> labels) {}

  @BeforeEach
  void everythingHappensOnce() {
    GatewayMeters meters = new GatewayMeters(registry, Set.of("m", "e"));
    TokenUsage usage = new TokenUsage(1, 1);
    meters.requestStarted();
    meters.requestEnded("m", "answered", Duration.ZERO, Duration.ZERO);
    meters.firstToken("m", Duration.ZERO);
    meters.embeddingQueue(this, any -> 0);
    meters.answerRoom(this, any -> 0, any -> 1);
    meters.upstreamStarted();
    meters.upstreamCall("m", "answered", Duration.ZERO);
    meters.upstreamUsage("m", usage);
    meters.estimatedUsage("m", usage);
    meters.upstreamCost("m", 1);
    meters.configs().holds("1", Instant.EPOCH);
    meters.tls().watched("server");
    meters.tls().expires("server", Instant.EPOCH);
    caches(meters.caches(), usage);
    votes(meters.votes());
    meters.retries().retried("m", "unreachable", RetryMeters.Where.OTHER_SERVER);
    meters.retries().hedged("m", true);
    backends(meters);
    keys(meters);
  }

  private void caches(CacheMeters caches, TokenUsage usage) {
    caches.answered("m", "hit");
    caches.saved("m", usage);
    caches.answers(this, any -> 0);
    caches.embeddings(this, any -> 0);
    caches.embeddings(this, "hit", any -> 0);
  }

  private static void votes(VoteMeters votes) {
    List<Sample> samples = List.of(Sample.of("m", 0.5, "7"));
    votes.nearestCluster("e", 0, false);
    votes.voted("e", Election.PLAIN.decide(Prompt.of("How many?"), samples), samples);
    votes.degraded("e");
    votes.stopped("e", "all", 1, 1, Duration.ZERO);
    votes.escalated("e", "m", "answered");
  }

  private static void backends(GatewayMeters meters) {
    ReplicaName replica = new ReplicaName("m", 0);
    var _ = meters.backends().show(replica, () -> ReplicaState.AVAILABLE, () -> 0);
    var _ = meters.backends().show("m", () -> 0, () -> 1);
    meters.backends().takenOut(replica);
    meters.backends().rests(replica);
    meters.backends().probed(replica, true);
    meters.backends().waited("m", Duration.ZERO);
    meters.backends().refused("m");
  }

  private void keys(GatewayMeters meters) {
    meters.keys().appeared("web", () -> 1, () -> 1);
    meters.keys().requested("web");
    meters.keys().spent("web", 1);
    meters.keys().refused("web", "budget");
    meters.keys().storage(this, any -> 1, any -> 0);
  }

  private static Map<String, Shown> documented() throws IOException {
    return ROW.matcher(Files.readString(ROOT.resolve("docs/metrics.md")))
        .results()
        .collect(Collectors.toMap(row -> row.group(1), row -> new Shown(row.group(2),
            Stream.of(row.group(3).split("[`, ]+"))
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new)))));
  }

  private Map<String, Shown> shown() {
    String text = registry.scrape();
    Map<String, Shown> shown = new TreeMap<>();
    TYPE.matcher(text)
        .results()
        .forEach(type -> shown.put(type.group(1),
            new Shown(type.group(2), new TreeSet<>())));
    SERIES.matcher(text)
        .results()
        .forEach(series -> meter(name(series.group(1), shown), shown).labels()
            .addAll(labels(series)));
    Set<String> histograms = shown.keySet()
        .stream()
        .map(name -> name + "_max")
        .collect(Collectors.toSet());
    shown.keySet().removeAll(histograms);
    return shown;
  }

  private static Shown meter(String name, Map<String, Shown> meters) {
    return Objects.requireNonNull(meters.get(name), name);
  }

  /** The name without what a histogram's series have behind it. */
  private static String name(String series, Map<String, Shown> meters) {
    String stem = series.replaceFirst("_(bucket|sum|count|max)$", "");
    return meters.containsKey(stem) ? stem : series;
  }

  private static Set<String> labels(MatchResult series) {
    return series.group(2) == null
        ? Set.of()
        : LABEL.matcher(series.group(2))
            .results()
            .map(label -> label.group(1))
            .filter(label -> !OF_PROMETHEUS.contains(label))
            .collect(Collectors.toSet());
  }

  @Test
  void theDocsNameEveryMeterAndNoOther() throws IOException {
    Map<String, Shown> documented = new TreeMap<>(documented());
    Map<String, Shown> shown = shown();

    assertThat(documented).containsKeys(OF_COLLECTIONS.toArray(String[]::new));
    documented.keySet().removeAll(OF_COLLECTIONS);
    shown.keySet().removeAll(OF_COLLECTIONS);
    assertThat(shown).containsExactlyEntriesOf(documented);
  }

  @Test
  void noMeterIsMadeThatThisTestDoesNotUse() throws IOException {
    Set<String> known = registry.getMeters()
        .stream()
        .map(Meter::getId)
        .flatMap(id -> Stream.concat(Stream.of(id.getName()),
            id.getTags().stream().map(Tag::getKey)))
        .collect(Collectors.toSet());
    try (Stream<Path> sources = Files.list(Path.of("src/main/java/avengers/gateway/metrics"))) {
      for (Path source : sources.toList()) {
        assertThat(MADE.matcher(Files.readString(source)).results().map(made -> made.group(1)))
            .as(source.toString())
            .isSubsetOf(known);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"config/prometheus/alerts.yml", "config/prometheus/alerts_test.yml",
      "config/grafana/avengers.json"})
  void alertsAndPanelsAskForWhatThereIs(String file) throws IOException {
    Map<String, Shown> documented = documented();
    String text = Files.readString(ROOT.resolve(file)).replace("\\\"", "\"");

    assertThat(ASKED.matcher(text).results()).isNotEmpty().allSatisfy(asked -> {
      String meter = name(asked.group(1), documented);
      if (!isLabel(meter, documented)) {
        assertThat(labels(asked)).as(asked.group()).isSubsetOf(meter(meter, documented).labels());
      }
    });
  }

  private static boolean isLabel(String name, Map<String, Shown> meters) {
    return meters.values().stream().anyMatch(meter -> meter.labels().contains(name));
  }
}
