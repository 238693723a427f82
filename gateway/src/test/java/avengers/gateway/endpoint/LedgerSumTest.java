package avengers.gateway.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.stopping.AskAll;
import avengers.gateway.config.DoubtConfig;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.config.ReliabilityConfig;
import avengers.gateway.config.VotingConfig;
import avengers.gateway.endpoint.ChargingModels.Charge;
import avengers.gateway.fixture.Answer;
import avengers.gateway.fixture.Chat;
import avengers.gateway.fixture.Client;
import avengers.gateway.fixture.GatewaySetup;
import avengers.gateway.fixture.Wire;
import avengers.gateway.openai.Json;
import avengers.gateway.server.Gateway;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The ledgers say what the models charge. The models count by themselves: what they reported, and
 * of what they did not report the estimate of what they received and sent.
 */
class LedgerSumTest {
  private static final int ROUNDS = 10;
  private static final int REQUESTS = 100;
  private static final int AT_ONCE = 8;

  private static final VotingConfig PROSE = new VotingConfig(VotingConfig.Weighting.PLAIN,
      VotingConfig.FreeText.BEST, new AskAll(), Optional.empty());
  private static final VotingConfig DOUBTFUL = new VotingConfig(VotingConfig.Weighting.PLAIN,
      VotingConfig.FreeText.BEST, new AskAll(),
      Optional.of(new DoubtConfig(0.3, new DoubtConfig.Consequence.Escalate("beta"))));

  @AutoClose
  private final ChargingModels models = new ChargingModels();

  /** What a client does. */
  private enum Kind {
    RELAY("alpha"),
    RELAYED_STREAM("alpha"),
    STREAM_WITHOUT_USAGE("old"),
    VOTE("prose"),
    VOTE_AS_STREAM("prose"),
    SPECULATION("speculative"),
    SEVERAL_CHOICES("prose"),
    ONE_SAMPLE("single"),
    ESCALATION("doubtful"),
    DECIDED_EARLY("prose"),
    DECIDED_BEFORE_THE_FIRST("speculative"),
    TIMED_OUT("slow"),
    LEAVES("prose"),
    LEAVES_A_STREAM("alpha");

    final String model;

    Kind(String model) {
      this.model = model;
    }

    private boolean streams() {
      return switch (this) {
        case RELAYED_STREAM, STREAM_WITHOUT_USAGE, VOTE_AS_STREAM, SPECULATION, ONE_SAMPLE,
            DECIDED_BEFORE_THE_FIRST, LEAVES_A_STREAM ->
          true;
        case RELAY, VOTE, SEVERAL_CHOICES, ESCALATION, DECIDED_EARLY, TIMED_OUT, LEAVES -> false;
      };
    }

    private boolean isAboutLetters() {
      return this == ESCALATION || this == DECIDED_EARLY || this == DECIDED_BEFORE_THE_FIRST;
    }
  }

  private GatewaySetup setup() {
    return new GatewaySetup()
        .backend("alpha", models.url("alpha"))
        .backend("beta", models.url("beta"))
        .backend("old", models.url("old"))
        .backend("slow", models.url("slow"), Optional.of(Duration.ofSeconds(1)))
        .patient()
        .patient()
        .ensemble("prose", 5, 2, PROSE)
        .ensemble("single", 1, 1, PROSE)
        .ensemble("doubtful", 3, 1, DOUBTFUL)
        .ensemble(new EnsembleConfig("speculative", 5, 2, 0.7, PROSE).withSpeculative(true));
  }

  /** A client's request. */
  private record Request(int number, Kind kind, ObjectNode body, boolean countsUsage) {}

  private Request request(int number, Random random) {
    Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
    ObjectNode body = question(number, kind, "größer ".repeat(random.nextInt(30)));
    boolean usage = kind.streams() && kind != Kind.STREAM_WITHOUT_USAGE && random.nextBoolean();
    if (kind.streams()) {
      body.put("stream", true);
    }
    if (usage) {
      body.putObject("stream_options").put("include_usage", true);
    }
    if (kind == Kind.SEVERAL_CHOICES) {
      body.put("n", 2);
    }
    if (kind == Kind.DECIDED_EARLY || kind == Kind.DECIDED_BEFORE_THE_FIRST) {
      body.put("seed", number);
    }
    return new Request(number, kind, body, usage);
  }

  private static ObjectNode question(int number, Kind kind, String words) {
    String question = kind.isAboutLetters()
        ? "Which one of these " + words + "?\nA) red\nB) green\nC) blue"
        : "Tell me about " + words;
    return (ObjectNode) Json.MAPPER
        .readTree(Chat.asking(kind.model, "request " + number + ": " + question));
  }

  private ChargingModels.Script script(Request request, Random random) {
    return switch (request.kind()) {
      case ESCALATION -> ChargingModels.Script.DISAGREE;
      case DECIDED_EARLY, DECIDED_BEFORE_THE_FIRST -> ChargingModels.Script.DECIDE;
      case TIMED_OUT, LEAVES, LEAVES_A_STREAM -> ChargingModels.Script.HANG;
      case STREAM_WITHOUT_USAGE, RELAY, RELAYED_STREAM, VOTE, VOTE_AS_STREAM, SPECULATION,
          SEVERAL_CHOICES, ONE_SAMPLE ->
        random.nextInt(3) == 0 ? ChargingModels.Script.ANSWER : ChargingModels.Script.ANYTHING;
    };
  }

  private Void ask(Gateway gateway, Client client, Request request) throws IOException {
    if (request.kind() == Kind.LEAVES || request.kind() == Kind.LEAVES_A_STREAM) {
      leave(gateway, request);
      return null;
    }
    Answer answer = client.chat(request.body().toString());
    Charge charged = models.charged(request.number());
    JsonNode usage = switch (request.kind()) {
      case VOTE, SEVERAL_CHOICES, ESCALATION, DECIDED_EARLY -> answer.json().path("usage");
      case VOTE_AS_STREAM, SPECULATION, DECIDED_BEFORE_THE_FIRST ->
        request.countsUsage() && answer.status() == 200
            ? answer.chunks().getLast().path("usage")
            : Json.MAPPER.missingNode();
      case RELAY, RELAYED_STREAM, STREAM_WITHOUT_USAGE, ONE_SAMPLE, TIMED_OUT, LEAVES,
          LEAVES_A_STREAM ->
        Json.MAPPER.missingNode();
    };
    if (usage.isObject()) {
      assertThat(new Charge(usage.path("prompt_tokens").asLong(),
          usage.path("completion_tokens").asLong()))
          .as(request + ": " + answer.text())
          .isEqualTo(charged);
    }
    return null;
  }

  /** Leaves when all models have read the question, and the client all that they said. */
  private void leave(Gateway gateway, Request request) throws IOException {
    try (Wire wire = new Wire(gateway.address()).chat(request.body().toString())) {
      if (request.kind() == Kind.LEAVES_A_STREAM) {
        wire.readUntil(ChargingModels.LAST_WORD);
      } else {
        models.awaitAllCalled(request.number());
      }
    }
  }

  @Test
  void theLedgersOfAThousandRequestsSayWhatTheModelsCharge() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      models.reset(round);
      Random random = new Random(round);
      List<Request> requests = IntStream.range(0, REQUESTS)
          .mapToObj(number -> request(number, random))
          .toList();
      requests.forEach(request -> models.script(request.number(), script(request, random),
          request.kind().model.equals("speculative")));
      askAll(setup(), requests);
    }
  }

  @Test
  void whatTheDeadlineCutsIsCountedToo() throws Exception {
    List<Request> requests = IntStream.range(0, 3 * AT_ONCE)
        .mapToObj(number -> new Request(number, Kind.VOTE, question(number, Kind.VOTE, ""), false))
        .toList();
    requests.forEach(
        request -> models.script(request.number(), ChargingModels.Script.HALF, false));

    askAll(setup().deadline(Duration.ofSeconds(2)), requests);
  }

  private List<Request> relayed(int from, int to, ChargingModels.Script script) {
    List<Request> requests = IntStream.range(from, to)
        .mapToObj(number -> new Request(number, Kind.RELAY, question(number, Kind.RELAY, ""),
            false))
        .toList();
    requests.forEach(request -> models.script(request.number(), script, false));
    return requests;
  }

  /** Twenty answers tell what is slow; from then on what is slower is asked for again. */
  @Test
  void callsBesideSlowOnesAreCountedToo() throws Exception {
    askAll(setup().reliability(new ReliabilityConfig(1, true)),
        relayed(0, 20, ChargingModels.Script.LATE),
        relayed(20, 28, ChargingModels.Script.STRAGGLE));

    assertThat(IntStream.range(20, 28)).allMatch(number -> models.calls(number) == 2);
  }

  @SafeVarargs
  private final void askAll(GatewaySetup setup, List<Request>... rounds) throws Exception {
    try (Gateway gateway = Gateway.start(setup.config());
        Client client = new Client(gateway.address());
        ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE)) {
      for (List<Request> requests : rounds) {
        List<Callable<Void>> all = requests.stream()
            .map(request -> (Callable<Void>) () -> ask(gateway, client, request))
            .toList();
        for (Future<Void> asked : clients.invokeAll(all)) {
          asked.get();
        }
      }
      Series series = new Series(client);
      client.awaitMetric("avengers_requests_in_flight", 0);
      client.awaitMetric("avengers_upstream_in_flight", 0);
      for (String model : models.names()) {
        assertThat(new Charge(series.tokens(model, "input"), series.tokens(model, "output")))
            .as(model)
            .isEqualTo(models.chargedBy(model));
      }
    }
  }

  /** What the gateway counted. */
  private record Series(Client client) {
    long tokens(String model, String direction) {
      String labels = "_sum{gen_ai_request_model=\"" + model + "\",gen_ai_token_type=\"" + direction
          + "\"}";
      return Math.round(client.metric("gen_ai_client_token_usage" + labels)
          + client.metric("avengers_upstream_estimated_tokens" + labels));
    }
  }
}
