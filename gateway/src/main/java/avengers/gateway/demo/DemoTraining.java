package avengers.gateway.demo;

import avengers.clustering.cli.EmbeddedObservations;
import avengers.clustering.cli.Progress;
import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.collect.ChatModel;
import avengers.clustering.collect.Collector;
import avengers.clustering.collect.HttpChatModel;
import avengers.clustering.collect.Question;
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
import avengers.gateway.demo.simulated.Questions;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import me.tongfei.progressbar.ProgressBar;

/**
 * The offline job on the demonstration's own questions: ask the backends, grade, embed, cluster,
 * score, and measure on questions that were held out.
 *
 * @param folder where the observations and the router file are written
 */
public record DemoTraining(Path folder, long seed) {
  private static final int QUESTIONS_PER_FIELD = 80;
  private static final int SAMPLES = 5;
  private static final double TEMPERATURE = 0.7;
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
   * @param vote how the ensemble votes
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
    FittedRouter router = RouterFitter.fit(parts.train(), new FitOptions(CLUSTERS, seed),
        embedded.embedder(), embedded.sourceHash());
    Path routerFile = folder.resolve("router.json");
    RouterFile.write(router, routerFile);
    Evaluation evaluation = new Evaluation(parts, router);
    Map<Row, Double> scores = evaluation.meanScores();
    scores.put(Row.ROUTED_AND_VOTED, evaluation.meanVotedScore(vote));
    scores.put(Row.ORACLE, evaluation.shareAnsweredByAny());
    return new Result(routerFile, observationsFile, parts.train().size(), parts.test().queries(),
        scores);
  }

  private List<Observation> collect(List<DemoBackends.Running> backends)
      throws IOException, InterruptedException {
    List<Question> questions = questions();
    try (HttpClient client = HttpChatModel.newClient();
        ProgressBar bar = Progress.bar("Asking", questions.size())) {
      List<ChatModel> models = backends.stream()
          .<ChatModel>map(backend -> new HttpChatModel(client, backend.base(),
              backend.specialist().model(), backend.specialist().inputPrice(),
              backend.specialist().outputPrice()))
          .toList();
      return new Collector(models, SAMPLES, TEMPERATURE, CONCURRENCY).collect(questions, bar::step);
    }
  }

  private List<Question> questions() {
    List<avengers.gateway.demo.simulated.Question> generated = Questions.generate(seed,
        QUESTIONS_PER_FIELD);
    return IntStream.range(0, generated.size())
        .mapToObj(i -> new Question(generated.get(i).text(), generated.get(i).answer(),
            generated.get(i).field(), i))
        .toList();
  }
}
