package avengers.gateway.cli;

import avengers.clustering.cli.CollectProgress;
import avengers.clustering.collect.CallGate;
import avengers.clustering.collect.ChatModel;
import avengers.clustering.collect.CollectingFiles;
import avengers.clustering.collect.CollectingStopped;
import avengers.clustering.collect.Collector;
import avengers.clustering.collect.HttpChatModel;
import avengers.clustering.collect.Question;
import avengers.gateway.config.ConfigException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes observations: asks all backends all questions, and grades the replies. */
@Command(name = "collect",
    mixinStandardHelpOptions = true,
    description = "Asks every backend every question, grades the replies, and appends one "
        + "observation a question. However it ends, the same command goes on where it ended.")
final class CollectCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Mixin
  private CollectOptions options = new CollectOptions();

  @Override
  public Integer call() throws ConfigException, IOException, InterruptedException {
    CollectSetup setup = options.setup(spec.commandLine());
    List<Question> questions = setup.questions();
    try (CollectingFiles files = CollectingFiles.open(options.out(), questions, setup.names(),
        options.sampling().samples(), setup.settings())) {
      tellOfOthers(files, setup);
      return files.unanswered().isEmpty() ? finish(files, setup) : collect(files, setup);
    }
  }

  private int finish(CollectingFiles files, CollectSetup setup) throws IOException {
    files.finish();
    PrintWriter print = spec.commandLine().getOut();
    print.print(new CollectTable(files.summaries(), setup.judge()).text());
    print.printf("%s: %d questions are complete%n", options.out(), files.done());
    print.flush();
    return 0;
  }

  private int collect(CollectingFiles files, CollectSetup setup)
      throws IOException, InterruptedException {
    CallGate gate = new CallGate(options.budget(), files.spentBefore());
    try (GracefulEnd end = GracefulEnd.register(gate, spec.commandLine().getErr());
        HttpClient client = HttpChatModel.newClient()) {
      Optional<String> stopped = collect(files, setup, client, gate);
      if (stopped.isEmpty()) {
        return finish(files, setup);
      }
      tellOfStop(files, stopped.get());
      end.told();
      return 1;
    }
  }

  /** Why it stopped, if it did before the end. */
  private Optional<String> collect(CollectingFiles files, CollectSetup setup, HttpClient client,
      CallGate gate) throws IOException, InterruptedException {
    long calls = (long) files.unanswered().size() * setup.names().size()
        * options.sampling().samples();
    List<ChatModel> models = setup.models(client, gate, files);
    Optional<ChatModel> judge = setup.judgeModel(models, client, gate, files);
    try (CollectProgress progress = new CollectProgress(calls, gate::spent)) {
      try {
        new Collector(models, judge, options.sampling(), gate, files.log(), progress)
            .collect(files.unanswered(), files);
      } finally {
        setup.judge().count(progress);
        tellOfFailures(progress);
      }
      return Optional.empty();
    } catch (CollectingStopped stopped) {
      return Optional.of(String.valueOf(stopped.getMessage()));
    }
  }

  private void tellOfOthers(CollectingFiles files, CollectSetup setup) {
    PrintWriter err = spec.commandLine().getErr();
    if (files.others() > 0) {
      err.printf("%s: holds %d observations of other questions; they stay%n", options.out(),
          files.others());
    }
    if (files.done() > 0 || files.resumed() > 0) {
      err.printf("%s: %d questions are complete, %d replies to others are kept%n",
          options.out(), files.done(), files.resumed());
    }
    Set<String> missing = files.missing(setup.names());
    if (!missing.isEmpty()) {
      err.printf("%s: its complete questions have no reply of %s, and are not asked again; "
          + "collect a new model into a file of its own%n", options.out(),
          String.join(", ", missing));
    }
    err.flush();
  }

  private void tellOfFailures(CollectProgress progress) {
    PrintWriter err = spec.commandLine().getErr();
    new TreeMap<>(progress.lastFailures()).forEach((model, reason) -> err.printf(
        "some calls of %s failed; the last: %s%n", model, reason));
    err.flush();
  }

  private void tellOfStop(CollectingFiles files, String why) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf("avengers: %s%n", why);
    err.printf("%s: %d of %d questions are complete; replies to the others are kept beside it%n",
        options.out(), files.done(), files.done() + files.remaining());
    err.flush();
  }
}
