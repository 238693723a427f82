package avengers.gateway.server;

import static avengers.gateway.fixture.FileGateway.watched;
import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.fit.FitOptions;
import avengers.clustering.fit.LabelledQueries;
import avengers.clustering.fit.RouterFitter;
import avengers.clustering.observation.Observation;
import avengers.clustering.routerfile.RouterFile;
import avengers.embeddings.CacheFolder;
import avengers.embeddings.EmbeddingModel;
import avengers.embeddings.OnnxEmbedder;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.FileGateway;
import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.ScriptedUpstream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Replaces the router's file of a gateway that runs. */
@Timeout(120)
class RouterReloadTest {
  private static final List<String> QUERIES = List.of("What is the capital of Peru?",
      "What is the capital of Chad?", "Compute 17 + 4.", "Compute 31 + 8.", "Write a poem.",
      "Write a song.");
  private static final List<float[]> VECTORS = new ArrayList<>();

  private static String embedder = "";

  @TempDir
  Path folder;

  @BeforeAll
  static void embed() {
    try (OnnxEmbedder loaded = OnnxEmbedder.load(EmbeddingModel.bundled(), 1,
        CacheFolder.of(System.getenv()))) {
      embedder = loaded.fingerprint();
      QUERIES.forEach(query -> VECTORS.add(loaded.embed(query)));
    }
  }

  /** Writes a router that knows one model to be right, and another to be wrong. */
  private void write(int clusters, String right, String wrong, String fingerprint)
      throws IOException {
    List<Observation> observations = new ArrayList<>();
    for (int i = 0; i < QUERIES.size(); i++) {
      observations.add(new Observation(QUERIES.get(i), "test", i, Optional.empty(),
          Map.of(right, 1.0, wrong, 0.0), Map.of(), Map.of()));
    }
    RouterFile.write(RouterFitter.fit(
        new LabelledQueries(observations, List.of("a", "b"), VECTORS), new FitOptions(clusters, 1),
        fingerprint, "sha256:0"), folder.resolve("router.json"));
  }

  @Test
  void aNewRouterHoldsForTheNextRequestsAndABadOneDoesNot() throws Exception {
    try (ScriptedUpstream a = ScriptedUpstream.start();
        ScriptedUpstream b = ScriptedUpstream.start()) {
      a.always(Replies.text("a"));
      b.always(Replies.text("b"));
      write(2, "a", "b", embedder);
      try (FileGateway gateway = FileGateway.start(folder, watched(FileGateway.ports("") + """
          router: { file: router.json }
          backends: [ { model: a, url: "%s" }, { model: b, url: "%s" } ]
          ensembles: [ { name: e, samples: 1, models: 1 } ]
          """.formatted(a.url(), b.url())))) {
        String body = Chat.asking("e", QUERIES.getFirst());
        Answer first = gateway.client().chat(body);
        String fingerprint = gateway.health().at("/router/fingerprint").asString();

        write(3, "b", "a", embedder);
        JsonNode health = gateway.await(told -> told.at("/router/clusters").asInt() == 3);
        Answer second = gateway.client().chat(body);
        write(2, "a", "b", "sha256:another");
        JsonNode refused = gateway.await(
            told -> told.at("/last_reload/outcome").asString().equals("refused"));

        assertThat(first.content()).isEqualTo("a");
        assertThat(second.content()).isEqualTo("b");
        assertThat(health.at("/router/fingerprint").asString()).isNotEqualTo(fingerprint);
        assertThat(refused.at("/last_reload/reason").asString())
            .contains("fitted with the embedder sha256:another");
        assertThat(gateway.client().chat(body).content()).isEqualTo("b");
      }
    }
  }
}
