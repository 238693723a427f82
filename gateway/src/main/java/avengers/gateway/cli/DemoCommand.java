package avengers.gateway.cli;

import avengers.clustering.collect.HttpChatModel;
import avengers.clustering.evaluate.RecordedVote;
import avengers.embeddings.CacheFolder;
import avengers.embeddings.EmbeddingModel;
import avengers.gateway.config.AdminConfig;
import avengers.gateway.config.EmbedderConfig;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.config.GatewayConfig;
import avengers.gateway.config.RouterConfig;
import avengers.gateway.config.ServerConfig;
import avengers.gateway.demo.DemoBackends;
import avengers.gateway.demo.DemoFolder;
import avengers.gateway.demo.DemoQuestion;
import avengers.gateway.demo.DemoTraining;
import avengers.gateway.server.Gateway;
import avengers.gateway.server.ProcessSignals;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows the whole way on simulated models: offline job, gateway, voted answers. */
@Command(name = "demo",
    mixinStandardHelpOptions = true,
    description = "Runs everything on this machine with five simulated models: "
        + "asks them questions, learns a router, and serves the gateway.")
final class DemoCommand implements Callable<Integer> {
  private static final String HOST = "127.0.0.1";
  private static final String ENSEMBLE = "avengers";
  private static final int SAMPLES = 5;
  private static final int MODELS = 2;
  private static final int HANDFUL = 6;
  private static final int LAST_FIRST_PORT = 65_531;
  private static final double TEMPERATURE = 0.7;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--once",
      description = "ask a handful of questions over HTTP, print the answers, and end")
  private boolean once;

  @Option(names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "the gateway's port; 0 takes any free one (default: ${DEFAULT-VALUE})")
  private int port;

  @Option(names = "--admin-port",
      paramLabel = "N",
      defaultValue = "0",
      description = "the port for looking after the gateway; 0 takes any free one "
          + "(default: ${DEFAULT-VALUE})")
  private int adminPort;

  @Option(names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "decides the questions and every random choice (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(names = "--out",
      paramLabel = "FOLDER",
      description = "where the observations and the router file are written"
          + " (default: a folder in the user's cache)")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--backends",
      paramLabel = "FOLDER",
      description = "only start the simulated models, and write a configuration and questions for "
          + "\"collect\" into this folder")
  private Optional<Path> backends = Optional.empty();

  @Option(names = "--backend-port",
      paramLabel = "N",
      defaultValue = "0",
      description = "the first of five ports in a row for the simulated models; 0 takes any free "
          + "ones (default: ${DEFAULT-VALUE})")
  private int backendPort;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (backendPort < 0 || backendPort > LAST_FIRST_PORT) {
      throw new ParameterException(spec.commandLine(),
          "--backend-port must be from 0 to " + LAST_FIRST_PORT + ", not " + backendPort);
    }
    return backends.isPresent() ? serveBackends(backends.get()) : showAll();
  }

  private int serveBackends(Path folder) throws IOException, InterruptedException {
    PrintWriter print = spec.commandLine().getOut();
    try (DemoBackends running = DemoBackends.start(backendPort)) {
      new DemoText(print).backends(running);
      DemoFolder written = DemoFolder.write(folder, running.running(), seed);
      print.printf("They serve until Ctrl-C. In another terminal:%n%n  %s%n",
          written.collectCommand());
      print.flush();
      // Ctrl-C ends the process, and with it the backends.
      new CountDownLatch(1).await();
    }
    return 0;
  }

  private int showAll() throws IOException, InterruptedException {
    requireFreePort("--port", port);
    requireFreePort("--admin-port", adminPort);
    PrintWriter print = spec.commandLine().getOut();
    try (DemoBackends running = DemoBackends.start(backendPort)) {
      new DemoText(print).backends(running);
      Path folder = out.orElseGet(() -> CacheFolder.of(System.getenv()).resolve("demo"));
      DemoTraining.Result training = new DemoTraining(folder, seed).run(running.running(),
          RecordedVote.plain(SAMPLES, MODELS));
      new DemoText(print).training(training);
      try (ProcessSignals signals = ProcessSignals.listen();
          Gateway gateway = Gateway.start(config(running, training))) {
        serve(print, signals, gateway, DemoQuestion.ofDifferentFields(training.heldOut(), HANDFUL));
      }
    }
    return 0;
  }

  /** Said before the work, not after it. */
  private void requireFreePort(String option, int wanted) throws IOException {
    if (wanted < 0 || wanted > 65_535) {
      throw new ParameterException(spec.commandLine(),
          option + " must be from 0 to 65535, not " + wanted);
    }
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
    } catch (BindException e) {
      throw new IOException("cannot listen at " + HOST + ":" + wanted + ": " + e.getMessage()
          + "; choose another port with " + option, e);
    }
  }

  private void serve(PrintWriter print, ProcessSignals signals, Gateway gateway,
      List<DemoQuestion> questions)
      throws IOException, InterruptedException {
    print.printf("%nThe gateway speaks OpenAI's API at %s/v1; the model is \"%s\".%n",
        gateway.address(), ENSEMBLE);
    print.printf("Health and metrics are at %s/health and /metrics.%n", gateway.adminAddress());
    if (once) {
      ask(print, gateway.address(), questions);
    } else {
      print.printf("%nTry:%n%n%s%n%nCtrl-C ends it.%n",
          questions.getFirst().curl(gateway.address(), ENSEMBLE));
      print.flush();
      signals.awaitStop();
    }
  }

  private static void ask(PrintWriter print, URI gateway, List<DemoQuestion> questions)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpChatModel.newClient()) {
      for (DemoQuestion question : questions) {
        new DemoText(print).answer(question, question.ask(client, gateway, ENSEMBLE));
      }
    }
  }

  private GatewayConfig config(DemoBackends backends, DemoTraining.Result training) {
    int threads = Runtime.getRuntime().availableProcessors();
    return new GatewayConfig(
        new ServerConfig(HOST, port, List.of(), Duration.ofMinutes(2), 32L << 20),
        new EmbedderConfig(EmbeddingModel.bundled(), "all-MiniLM-L6-v2", true, threads, 256,
            Duration.ofSeconds(2)),
        Optional.of(new RouterConfig(training.router())),
        backends.running().stream().map(DemoBackends.Running::config).toList(),
        List.of(new EnsembleConfig(ENSEMBLE, SAMPLES, MODELS, TEMPERATURE)))
        .withAdmin(new AdminConfig(HOST, adminPort));
  }
}
