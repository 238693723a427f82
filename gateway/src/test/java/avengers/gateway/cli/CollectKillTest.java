package avengers.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.openai.Json;
import avengers.gateway.upstream.Received;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import avengers.gateway.upstream.ScriptedUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Kills collecting as {@code kill -9} does, at moments decided by the calls that backends saw. */
class CollectKillTest {
  private static final int QUESTIONS = 30;
  private static final int CALLS_BEFORE_A_KILL = 17;
  private static final int KILLS = 5;

  @TempDir
  Path folder;

  /** One call, as backends and the journal both name it. */
  private record Call(String model, String query, long sample) {}

  private final AtomicInteger callsOfRun = new AtomicInteger();
  private final AtomicReference<@Nullable Process> victim = new AtomicReference<>();
  private volatile Consumer<Process> end = Process::destroyForcibly;
  private final Set<Call> asked = ConcurrentHashMap.newKeySet();

  /** Right or wrong by the question and the sample, the same whenever it is asked. */
  private Reply reply() {
    return exchange -> {
      Call call = call(exchange.received());
      asked.add(call);
      Process running = victim.get();
      if (running != null && callsOfRun.incrementAndGet() == CALLS_BEFORE_A_KILL) {
        end.accept(running);
      }
      Replies.text(call.hashCode() % 3 == 0 ? "41" : "42").to(exchange);
    };
  }

  private static Call call(Received request) {
    JsonNode json = request.json();
    return new Call(json.path("model").asString(), json.at("/messages/0/content").asString(),
        json.path("seed").asLong());
  }

  @Test
  @Timeout(240)
  void killedFiveTimesItEndsWithTheSameObservationsAndAsksNoKeptReplyAgain() throws Exception {
    try (ScriptedUpstream a = ScriptedUpstream.start();
        ScriptedUpstream b = ScriptedUpstream.start()) {
      a.always(reply());
      b.always(reply());
      write(a, b);
      Path undisturbed = folder.resolve("undisturbed.jsonl");
      assertThat(Run.of(command(undisturbed)).exitCode()).isZero();

      Path out = folder.resolve("killed.jsonl");
      Set<Call> kept = new HashSet<>();
      for (int kill = 0; kill < KILLS; kill++) {
        assertThat(runAndKill(out)).as("the process was killed").isEqualTo(137);
        assertThat(asked).as("asked after kill %d", kill).noneMatch(kept::contains);
        assertThat(kept(out)).containsAll(kept);
        kept.addAll(kept(out));
      }
      victim.set(null);
      asked.clear();
      assertThat(Run.of(command(out)).exitCode()).isZero();

      assertThat(kept).isNotEmpty();
      assertThat(asked).noneMatch(kept::contains).hasSize(QUESTIONS * 2 * 2 - kept.size());
      assertThat(withoutSeconds(out)).isEqualTo(withoutSeconds(undisturbed));
      assertThat(journal(out)).doesNotExist();
    }
  }

  @Test
  @Timeout(240)
  void toldToStopItKeepsEveryReplyItAskedForAndSaysHowToGoOn() throws Exception {
    end = Process::destroy;
    try (ScriptedUpstream a = ScriptedUpstream.start();
        ScriptedUpstream b = ScriptedUpstream.start()) {
      a.always(reply());
      b.always(reply());
      write(a, b);
      Path out = folder.resolve("stopped.jsonl");

      assertThat(runAndKill(out)).isEqualTo(143);

      assertThat(Files.readString(folder.resolve("log"))).contains(
          "avengers: stopped; the same command goes on where it ended");
      assertThat(kept(out)).isEqualTo(asked).hasSizeLessThan(QUESTIONS * 2 * 2);
    }
  }

  private void write(ScriptedUpstream a, ScriptedUpstream b) throws IOException {
    Files.writeString(folder.resolve("gateway.yaml"), """
        backends:
          - { model: a, url: "%s", price: { input: 1, output: 2 } }
          - { model: b, url: "%s", price: { input: 1, output: 2 } }
        """.formatted(a.url(), b.url()));
    Files.writeString(folder.resolve("questions.jsonl"), IntStream.range(0, QUESTIONS)
        .mapToObj(i -> "{\"query\": \"question %d\", \"answer\": \"42\", \"dataset\": \"d\"}\n"
            .formatted(i))
        .collect(Collectors.joining()));
  }

  private String[] command(Path out) {
    return new String[]{"collect", "--config", folder.resolve("gateway.yaml").toString(),
        "--questions", folder.resolve("questions.jsonl").toString(), "--out", out.toString(),
        "--samples", "2", "--concurrency", "3", "--max-tokens", "20", "--budget", "1"};
  }

  private int runAndKill(Path out) throws IOException, InterruptedException {
    asked.clear();
    callsOfRun.set(0);
    List<String> line = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", Avengers.class.getName()));
    line.addAll(List.of(command(out)));
    ProcessBuilder builder = new ProcessBuilder(line)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile());
    builder.environment()
        .put("CLASSPATH", System.getProperty("surefire.test.class.path",
            System.getProperty("java.class.path")));
    Process process = builder.start();
    victim.set(process);
    assertThat(process.waitFor(100, TimeUnit.SECONDS)).as("it ends").isTrue();
    return process.exitValue();
  }

  private static Path journal(Path out) {
    return out.resolveSibling(out.getFileName() + ".replies.jsonl");
  }

  /** The replies that the journal holds; a torn last line is none. */
  private static Set<Call> kept(Path out) throws IOException {
    Set<Call> kept = new HashSet<>();
    for (String line : Files.readAllLines(journal(out))) {
      JsonNode json;
      try {
        json = Json.MAPPER.readTree(line);
      } catch (JacksonException torn) {
        continue;
      }
      if (json.has("text")) {
        String index = json.get("question").stringValue().split("/", -1)[1];
        kept.add(new Call(json.get("model").stringValue(), "question " + index,
            json.get("sample").longValue()));
      }
    }
    return kept;
  }

  private static List<JsonNode> withoutSeconds(Path out) throws IOException {
    return Files.readAllLines(out).stream().map(Json.MAPPER::readTree).map(tree -> {
      tree.get("usages").forEach(usage -> ((ObjectNode) usage).remove("seconds"));
      return tree;
    }).toList();
  }
}
