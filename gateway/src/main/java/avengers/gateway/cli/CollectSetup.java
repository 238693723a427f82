package avengers.gateway.cli;

import avengers.clustering.collect.CallGate;
import avengers.clustering.collect.ChatEndpoint;
import avengers.clustering.collect.ChatModel;
import avengers.clustering.collect.CollectingFiles;
import avengers.clustering.collect.HttpChatModel;
import avengers.clustering.collect.Question;
import avengers.clustering.collect.QuestionReader;
import avengers.clustering.collect.Sampling;
import avengers.clustering.collect.TokenPrice;
import avengers.clustering.grade.Graders;
import avengers.clustering.observation.Pool;
import avengers.gateway.config.BackendConfig;
import avengers.gateway.config.GatewayConfig;
import avengers.gateway.config.Secret;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code collect} works with, made of its options and the configuration. */
final class CollectSetup {
  private final CollectOptions options;
  private final Graders graders;
  private final GatewayConfig config;
  private final Pool pool;
  private final JudgeUse judge;

  CollectSetup(CollectOptions options, Graders graders, Pool pool, GatewayConfig config) {
    this.options = options;
    this.graders = graders;
    this.pool = pool;
    this.config = config;
    this.judge = new JudgeUse(options.grading().judge());
  }

  /**
   * Checks what needs the configuration.
   *
   * @param budgeted whether there is a budget
   * @throws IllegalArgumentException if an option does not fit it
   */
  void check(boolean budgeted) {
    List<BackendConfig> asked = Stream.concat(asked().stream(), judgeConfig().stream())
        .distinct()
        .toList();
    if (!budgeted) {
      return;
    }
    if (options.sampling().maxTokens().isEmpty()) {
      throw new IllegalArgumentException(
          "--budget needs --max-tokens: without it a reply may cost anything");
    }
    String unpriced = asked.stream()
        .filter(backend -> backend.price().isEmpty())
        .map(BackendConfig::model)
        .collect(Collectors.joining(", "));
    if (!unpriced.isEmpty()) {
      throw new IllegalArgumentException(
          "--budget needs a price for every backend; the configuration has none for " + unpriced);
    }
  }

  private List<BackendConfig> asked() {
    List<String> names = pool.of(config.backends().stream().map(BackendConfig::model).toList());
    return config.backends()
        .stream()
        .filter(backend -> names.contains(backend.model()))
        .toList();
  }

  private Optional<BackendConfig> judgeConfig() {
    return judge.name()
        .map(name -> config.backends()
            .stream()
            .filter(backend -> backend.model().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(
                "--judge: the configuration has no model \"" + name + "\"")));
  }

  List<String> names() {
    return asked().stream().map(BackendConfig::model).toList();
  }

  JudgeUse judge() {
    return judge;
  }

  List<Question> questions() {
    return QuestionReader.read(options.questions(), options.columns(), graders, options.system());
  }

  /** What must be the same when collecting goes on. */
  Map<String, String> settings() {
    Sampling sampling = options.sampling();
    Map<String, String> settings = new TreeMap<>();
    settings.put("models", asked().stream()
        .map(CollectSetup::name)
        .sorted()
        .collect(Collectors.joining(", ")));
    settings.put("--samples", Integer.toString(sampling.samples()));
    settings.put("--temperature", Double.toString(sampling.temperature()));
    sampling.maxTokens().ifPresent(most -> settings.put("--max-tokens", Integer.toString(most)));
    settings.put("--grader", graders.description());
    judgeConfig().ifPresent(model -> settings.put("--judge", name(model)));
    options.grading().codeCommand().ifPresent(shell -> settings.put("--code-command", shell));
    options.system().ifPresent(text -> settings.put("--system", text));
    return settings;
  }

  private static String name(BackendConfig backend) {
    return backend.upstreamModel().equals(backend.model())
        ? backend.model()
        : backend.model() + " (" + backend.upstreamModel() + ")";
  }

  /** The models that are asked. */
  List<ChatModel> models(HttpClient client, CallGate gate, CollectingFiles files) {
    return asked().stream().map(backend -> model(backend, client, gate, files)).toList();
  }

  /** The judge: one of the models asked, so that it shares its places, or one of its own. */
  Optional<ChatModel> judgeModel(List<ChatModel> models, HttpClient client, CallGate gate,
      CollectingFiles files) {
    return judgeConfig().map(backend -> models.stream()
        .filter(model -> model.name().equals(backend.model()))
        .findFirst()
        .orElseGet(() -> model(backend, client, gate, files)));
  }

  private ChatModel model(BackendConfig backend, HttpClient client, CallGate gate,
      CollectingFiles files) {
    ChatEndpoint endpoint = new ChatEndpoint(backend.model(), backend.replicas().getFirst().url(),
        backend.upstreamModel(), backend.replicas().getFirst().apiKey().map(Secret::reveal),
        backend.price()
            .map(price -> new TokenPrice(price.inputPerMillion(), price.outputPerMillion())),
        backend.timeouts().total().orElse(config.server().deadline()));
    return options.manners()
        .applied(new HttpChatModel(client, endpoint),
            Math.min(options.concurrency(), backend.load().connections()), gate, files.ledger());
  }
}
