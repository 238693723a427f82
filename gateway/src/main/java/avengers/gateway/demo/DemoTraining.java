package avengers.gateway.demo;

import avengers.clustering.cli.EmbeddedObservations;
import avengers.clustering.cli.Progress;
import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.collect.CallGate;
import avengers.clustering.collect.ChatEndpoint;
import avengers.clustering.collect.ChatModel;
import avengers.clustering.collect.CollectListener;
import avengers.clustering.collect.CollectingStopped;
import avengers.clustering.collect.Collector;
import avengers.clustering.collect.HttpChatModel;
import avengers.clustering.collect.Ledger;
import avengers.clustering.collect.Manners;
import avengers.clustering.collect.Question;
import avengers.clustering.collect.ReplyLog;
import avengers.clustering.collect.Sampling;
import avengers.clustering.collect.TokenPrice;
import avengers.clustering.evaluate.Evaluation;
import avengers.clustering.evaluate.HeldOut;
import avengers.clustering.evaluate.RecordedVote;
import avengers.clustering.evaluate.Row;
import avengers.clustering.fit.FitOptions;
import avengers.clustering.fit.RouterFitter;
import avengers.clustering.observation.Observation;
import avengers.clustering.observation.ObservationsFile;
import avengers.clustering.routerfile.RouterFile;
import avengers.embeddings.CacheFolder;
import avengers.embeddings.EmbeddingModel;
import avengers.gateway.demo.simulated.Specialist;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import me.tongfei.progressbar.ProgressBar;

/**
 * The offline job on the demonstration's own questions: ask the backends, grade, embed, cluster,
 * score, and measure on questions that were held out.
 *
 * @param folder where the observations and the router file are written
 */
public record DemoTraining(Path folder, long seed) {
  private static final int QUESTIONS_PER_FIELD = 80;
  private static final Sampling SAMPLING = new Sampling(5, 0.7, OptionalInt.empty());
  private static final Manners MANNERS = new Manners(2, Duration.ofMillis(100));
  private static final int CONCURRENCY = 16;
  private static final int CLUSTERS = 24;

  /**
   * What came of it.
   *
   * @param fitted how many questions the router was fitted on
   * @param scores mean scores over the held-out questions, 0 to 1; the oracle takes the best of all
   * samples
   */
  public record Result(Path router,
      Path observations,
      int fitted,
      List<Observation> heldOut,
      Map<Row, Double> scores) {}

  /**
   * Runs the job, with progress bars.
   *
   * @param vote how many samples of how many models vote; counted by what was learned of votes
   */
  public Result run(List<DemoBackends.Running> backends, RecordedVote vote)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path observationsFile = folder.resolve("observations.jsonl");
    ObservationsFile.write(collect(backends), observationsFile);
    EmbeddedObservations embedded = EmbeddedObservations.embed(
        ObservationsFile.read(observationsFile), EmbeddingModel.bundled(),
        CacheFolder.of(System.getenv()));
    HeldOut parts = HeldOut.split(embedded.queries(), seed);
    FittedRouter router = RouterFitter.fitAndTell(parts.train(), new FitOptions(CLUSTERS, seed),
        embedded.embedder(), embedded.sourceHash()).router();
    Path routerFile = folder.resolve("router.json");
    RouterFile.write(router, routerFile);
    Evaluation evaluation = new Evaluation(parts, router);
    Map<Row, Double> scores = evaluation.meanScores();
    scores.put(Row.ROUTED_AND_VOTED, evaluation.meanVotedScore(
        router.voting().map(vote::by).orElse(vote)));
    scores.put(Row.ORACLE, evaluation.shareAnsweredByAny());
    return new Result(routerFile, observationsFile, parts.train().size(), parts.test().queries(),
        scores);
  }

  private List<Observation> collect(List<DemoBackends.Running> backends)
      throws IOException, InterruptedException {
    List<Question> questions = DemoQuestions.generate(seed, QUESTIONS_PER_FIELD);
    List<Observation> observations = new ArrayList<>();
    CallGate gate = CallGate.unlimited();
    try (HttpClient client = HttpChatModel.newClient();
        ProgressBar bar = Progress.bar("Asking", questions.size())) {
      List<ChatModel> models = backends.stream()
          .map(backend -> MANNERS.applied(new HttpChatModel(client, endpoint(backend)),
              CONCURRENCY, gate, Ledger.none()))
          .toList();
      new Collector(models, Optional.empty(), SAMPLING, gate, ReplyLog.none(),
          CollectListener.onFinished(bar::step)).collect(questions, observations::add);
    } catch (CollectingStopped refused) {
      throw new IOException(refused.getMessage(), refused);
    }
    return observations;
  }

  private static ChatEndpoint endpoint(DemoBackends.Running backend) {
    Specialist specialist = backend.specialist();
    return new ChatEndpoint(specialist.model(), backend.base(), specialist.model(),
        Optional.empty(),
        Optional.of(new TokenPrice(specialist.inputPrice(), specialist.outputPrice())),
        Duration.ofMinutes(2));
  }
}
