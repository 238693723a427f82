package avengers.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.cli.Avengers;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.Client;
import avengers.gateway.fixture.FileGateway;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedUpstream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Sends signals to a gateway that is a process of its own. */
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
class StopTest {
  private static final int EACH = 20;

  @TempDir
  Path folder;

  private final ScriptedUpstream plain = ScriptedUpstream.start();
  private final ScriptedUpstream streaming = ScriptedUpstream.start();
  private final List<AutoCloseable> running = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : running.reversed()) {
      one.close();
    }
    plain.close();
    streaming.close();
  }

  /** A gateway, and where it said that it is. */
  private record Started(Process process, Client client, Client admin) {}

  private Started start(String server) throws Exception {
    Path file = Files.writeString(folder.resolve("gateway.yaml"), FileGateway.ports(server) + """
        embedder: { serve: false }
        backends:
          - { model: plain, url: "%s" }
          - { model: streaming, url: "%s" }
        """.formatted(plain.url(), streaming.url()));
    ProcessBuilder builder = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", Avengers.class.getName(), "serve", "--config", file.toString())
        .redirectErrorStream(true)
        .redirectOutput(log().toFile());
    builder.environment()
        .put("CLASSPATH", System.getProperty("surefire.test.class.path",
            System.getProperty("java.class.path")));
    Process process = builder.start();
    running.add(process::destroyForcibly);
    Client client = new Client(URI.create(awaitLog("listening at (http\\S+)")));
    Client admin = new Client(URI.create(awaitLog("looked after at (http\\S+)")));
    running.add(client);
    running.add(admin);
    return new Started(process, client, admin);
  }

  private Path log() {
    return folder.resolve("log");
  }

  private String awaitLog(String pattern) throws IOException, InterruptedException {
    Pattern wanted = Pattern.compile(pattern);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < end) {
      Matcher found = wanted.matcher(Files.readString(log()));
      if (found.find()) {
        return found.group(found.groupCount());
      }
      Thread.sleep(20);
    }
    throw new AssertionError("not in the log: " + pattern + "\n" + Files.readString(log()));
  }

  private static void signal(Process process, String name) throws Exception {
    assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start()
        .waitFor()).isZero();
  }

  @Test
  void toldToStopItIsNotReadyAndEndsAllThatRuns() throws Exception {
    CompletableFuture<String> gate = new CompletableFuture<>();
    plain.always(Replies.behind(gate, Replies.text("It is 7.")));
    streaming.always(Replies.gatedStream("data: {\"choices\":[]}\n\n", gate,
        "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"7\"},"
            + "\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"));
    Started gateway = start("");
    assertThat(gateway.admin().get("/health/ready").status()).isEqualTo(200);
    List<CompletableFuture<Answer>> asked = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      asked.add(gateway.client().chatLater(Chat.to("plain")));
      asked.add(gateway.client().chatLater(Chat.streamed("streaming")));
    }
    plain.await(counts -> counts.open() == EACH);
    streaming.await(counts -> counts.open() == EACH);

    signal(gateway.process(), "TERM");
    awaitLog("waiting for 40 requests");
    Answer ready = gateway.admin().get("/health/ready");
    Answer live = gateway.admin().get("/health/live");
    gate.complete("open");

    assertThat(ready.status()).isEqualTo(503);
    assertThat(live.status()).isEqualTo(200);
    assertThat(asked).allSatisfy(answer -> {
      Answer whole = answer.get(20, TimeUnit.SECONDS);
      assertThat(whole.status()).isEqualTo(200);
      assertThat(whole.text()).containsAnyOf("It is 7.", "[DONE]");
    });
    assertThat(gateway.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(gateway.process().exitValue()).isZero();
    assertThat(Files.readString(log())).contains("stopped").doesNotContain("Exception");
  }

  @Test
  void whatHasNotEndedWithinTheGracePeriodIsToldSo() throws Exception {
    plain.always(Replies.hang());
    streaming.always(Replies.silentStream(List.of("data: {\"choices\":[{\"index\":0,"
        + "\"delta\":{\"content\":\"7\"}}]}\n\n")));
    Started gateway = start(", grace: 500ms");
    CompletableFuture<Answer> whole = gateway.client().chatLater(Chat.to("plain"));
    CompletableFuture<Answer> stream = gateway.client().chatLater(Chat.streamed("streaming"));
    plain.await(counts -> counts.open() == 1);
    streaming.await(counts -> counts.open() == 1);

    signal(gateway.process(), "TERM");

    Answer late = whole.get(20, TimeUnit.SECONDS);
    assertThat(late.status()).isEqualTo(503);
    assertThat(late.message()).contains("gateway is being stopped");
    assertThat(stream.get(20, TimeUnit.SECONDS).text()).contains("gateway is being stopped")
        .doesNotContain("[DONE]");
    assertThat(gateway.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aSecondSignalEndsItAtOnce() throws Exception {
    plain.always(Replies.hang());
    Started gateway = start("");
    CompletableFuture<Answer> hung = gateway.client().chatLater(Chat.to("plain"));
    plain.await(counts -> counts.open() == 1);

    signal(gateway.process(), "TERM");
    awaitLog("waiting for 1 requests");
    long start = System.nanoTime();
    signal(gateway.process(), "TERM");

    assertThat(gateway.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    assertThat(gateway.process().exitValue()).isEqualTo(143);
    assertThat(hung).failsWithin(Duration.ofSeconds(10));
  }

  @Test
  void whileItDrainsRequestsAreTakenAndConnectionsEndWithTheirAnswers() throws Exception {
    plain.always(Replies.text("It is 7."));
    Started gateway = start(", drain: 20s");
    assertThat(gateway.client().chat(Chat.to("plain")).header("connection")).isEmpty();

    signal(gateway.process(), "TERM");
    awaitLog("SIG(TERM): stopping");
    while (gateway.admin().get("/health/ready").status() != 503) {
      Thread.sleep(10);
    }
    Answer draining = gateway.client().chat(Chat.to("plain"));
    Answer again = gateway.client().chat(Chat.to("plain"));

    assertThat(List.of(draining, again)).allSatisfy(answer -> {
      assertThat(answer.content()).isEqualTo("It is 7.");
      assertThat(answer.header("connection")).contains("close");
    });
    signal(gateway.process(), "INT");
    assertThat(gateway.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(gateway.process().exitValue()).isEqualTo(130);
  }

  @Test
  void aHangUpHasTheConfigurationBeReadAgain() throws Exception {
    plain.always(Replies.text("It is 7."));
    Started gateway = start(", keep-alive: 2s");
    Path file = folder.resolve("gateway.yaml");
    Files.writeString(file, Files.readString(file).replace("keep-alive: 2s", "keep-alive: 3s"));

    signal(gateway.process(), "HUP");

    awaitLog("reload \\(SIGHUP\\): version (2-\\S+) holds");
    assertThat(gateway.client().chat(Chat.to("plain")).content()).isEqualTo("It is 7.");
  }
}
