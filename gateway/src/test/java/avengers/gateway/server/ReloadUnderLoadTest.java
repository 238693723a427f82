package avengers.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.FileGateway;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedUpstream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many requests, while the configuration changes again and again. */
@Timeout(180)
class ReloadUnderLoadTest {
  private static final int AT_ONCE = 200;
  private static final int CHANGES = 20;

  @TempDir
  Path folder;

  private final List<ScriptedUpstream> upstreams = new ArrayList<>();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean enough = new AtomicBoolean();

  /** Each version of the configuration asks another backend, which says the version's number. */
  private String version(int number) {
    return FileGateway.ports("") + """
        embedder: { serve: false }
        backends:
          - { model: a, url: "%s" }
          - { model: same, url: "%s" }
        ensembles: [ { name: e, samples: 2, models: 1, only: [ a ] } ]
        """.formatted(upstreams.get(number).url(), upstreams.getFirst().url());
  }

  private CompletableFuture<Void> ask(FileGateway gateway, int number) {
    if (enough.get()) {
      return CompletableFuture.completedFuture(null);
    }
    String body = switch (number % 3) {
      case 0 -> Chat.to("a");
      case 1 -> Chat.to("e");
      default -> Chat.streamed("a");
    };
    return gateway.client().chatLater(body).thenCompose(answer -> {
      answers.add(answer);
      return ask(gateway, number);
    });
  }

  @Test
  void noClientSeesAnErrorAndEachAnswerIsOfOneVersion() throws Exception {
    for (int i = 0; i <= CHANGES + 1; i++) {
      String said = "version " + i;
      ScriptedUpstream upstream = ScriptedUpstream.start();
      upstream.always(Replies.byStream(Replies.stream(List.of("""
          data: {"choices":[{"index":0,"delta":{"content":"%s"},"finish_reason":"stop"}]}

          """.formatted(said), "data: [DONE]\n\n")), Replies.text(said)));
      upstreams.add(upstream);
    }
    try (FileGateway gateway = FileGateway.start(folder, version(1))) {
      List<CompletableFuture<Void>> asking = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        asking.add(ask(gateway, i));
      }
      Map<String, Integer> number = new ConcurrentHashMap<>();
      number.put(gateway.version(), 1);
      for (int i = 2; i <= CHANGES + 1; i++) {
        upstreams.get(i - 1).await(counts -> counts.finished() > 0);
        gateway.write(version(i) + "colour: red\n");
        assertThat(gateway.reload().status()).isEqualTo(422);
        gateway.write(version(i));
        number.put(gateway.reload().json().path("version").asString(), i);
      }
      upstreams.get(CHANGES + 1).await(counts -> counts.finished() > 0);
      enough.set(true);
      CompletableFuture.allOf(asking.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);

      assertThat(answers).hasSizeGreaterThan(AT_ONCE).allSatisfy(answer -> {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        String version = answer.header("x-avengers-version").orElseThrow();
        assertThat(answer.text()).contains("version " + number.get(version) + "\"");
      });
      gateway.await(told -> told.at("/configuration/versions_in_use").asInt() == 1);
      for (int i = 1; i <= CHANGES; i++) {
        upstreams.get(i).awaitNoConnections();
      }
    } finally {
      upstreams.forEach(ScriptedUpstream::close);
    }
  }
}
