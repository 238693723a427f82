package avengers.gateway.endpoint;

import avengers.gateway.upstream.Replies;
import avengers.gateway.upstream.Reply;
import avengers.gateway.upstream.ScriptedCompletion;
import avengers.gateway.upstream.ScriptedUpstream;
import avengers.gateway.upstream.UpstreamExchange;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Backends that keep their own account of what they charge for each client's request, whose number
 * stands in the question. They share nothing with the gateway but the rule of the estimate.
 */
final class ChargingModels implements AutoCloseable {
  static final String LAST_WORD = "enough";

  private static final Pattern NUMBER = Pattern.compile("request (\\d+):");
  /** Three samples of one model and two of another, each in a call of its own. */
  private static final int CALLS_OF_A_SEEDED_VOTE = 5;

  /** Tokens. */
  record Charge(long prompt, long completion) {
    Charge plus(Charge other) {
      return new Charge(prompt + other.prompt, completion + other.completion);
    }
  }

  /** How a request's calls are answered. */
  enum Script {
    ANSWER,
    ANYTHING,
    DISAGREE,
    DECIDE,
    HALF,
    HANG,
    LATE,
    STRAGGLE
  }

  private final Map<String, ScriptedUpstream> upstreams = new TreeMap<>();
  private final Map<String, Charge> byModel = new HashMap<>();
  private final Map<Integer, Charge> byNumber = new HashMap<>();
  private final Map<Integer, Script> scripts = new HashMap<>();
  private final Map<Integer, List<Call>> called = new HashMap<>();
  private final Map<Integer, Integer> samplesCalled = new HashMap<>();
  private final Map<Integer, Integer> letters = new HashMap<>();
  private final Set<Integer> speculative = new HashSet<>();
  private Random random = new Random(0);
  private int next;

  ChargingModels() {
    for (String model : List.of("alpha", "beta", "old", "slow")) {
      ScriptedUpstream upstream = ScriptedUpstream.start();
      upstream.always(exchange -> reply(model, exchange));
      upstreams.put(model, upstream);
    }
  }

  Set<String> names() {
    return upstreams.keySet();
  }

  URI url(String model) {
    return Objects.requireNonNull(upstreams.get(model)).url();
  }

  synchronized void reset(long seed) {
    byModel.clear();
    byNumber.clear();
    scripts.clear();
    called.clear();
    samplesCalled.clear();
    letters.clear();
    speculative.clear();
    random = new Random(seed);
  }

  /**
   * Says how a request is answered.
   *
   * @param speculates whether its first sample is shown while it comes: when that breaks off, the
   * others are given up wherever they are
   */
  synchronized void script(int number, Script script, boolean speculates) {
    scripts.put(number, script);
    if (speculates) {
      speculative.add(number);
    }
  }

  synchronized Charge charged(int number) {
    return byNumber.getOrDefault(number, new Charge(0, 0));
  }

  synchronized Charge chargedBy(String model) {
    return byModel.getOrDefault(model, new Charge(0, 0));
  }

  /** How many samples were asked for in all calls of a request. */
  synchronized int calls(int number) {
    return samplesCalled.getOrDefault(number, 0);
  }

  /** Waits until both models of a vote were called, however many samples each call is for. */
  synchronized void awaitAllCalled(int number) {
    try {
      while (samplesCalled.getOrDefault(number, 0) < CALLS_OF_A_SEEDED_VOTE) {
        wait(10_000);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private synchronized void charge(String model, int number, long prompt, long completion) {
    Charge charge = new Charge(prompt, completion);
    byModel.merge(model, charge, Charge::plus);
    byNumber.merge(number, charge, Charge::plus);
  }

  private static long tokens(long bytes) {
    return (bytes + 3) / 4;
  }

  private static long bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private synchronized void reply(String model, UpstreamExchange exchange) {
    JsonNode body = exchange.received().json();
    String question = body.at("/messages/0/content").asString();
    Matcher matcher = NUMBER.matcher(question);
    if (!matcher.find()) {
      throw new IllegalStateException(question);
    }
    int number = Integer.parseInt(matcher.group(1));
    Call call = new Call(model, number, tokens(bytes(question)) + 4,
        body.path("stream").asBoolean(false),
        body.at("/stream_options/include_usage").asBoolean(false), body.path("n").asInt(1),
        exchange);
    if (model.equals("old") && body.has("stream_options")) {
      Replies.error(400, "Unrecognized request argument: stream_options").to(exchange);
      return;
    }
    samplesCalled.merge(number, call.choices(), Integer::sum);
    notifyAll();
    switch (Objects.requireNonNull(scripts.get(number))) {
      case ANSWER -> answer(call, "Some words.");
      case ANYTHING -> anything(call);
      case DISAGREE -> disagree(call);
      case HALF -> half(call);
      case HANG -> hang(call);
      case LATE -> late(call);
      case STRAGGLE -> straggle(call);
      case DECIDE -> whenAllAreCalled(call);
    }
  }

  private record Call(String model,
      int number,
      long prompt,
      boolean stream,
      boolean usage,
      int choices,
      UpstreamExchange exchange) {}

  /** Three agree, which decides a vote of five; a stream, or else any two, say nothing. */
  private void whenAllAreCalled(Call call) {
    List<Call> waiting = called.computeIfAbsent(call.number(), first -> new ArrayList<>());
    waiting.add(call);
    if (waiting.size() == CALLS_OF_A_SEEDED_VOTE) {
      waiting.sort(Comparator.comparing(Call::stream).reversed());
      waiting.subList(0, 2).forEach(silent -> fail(silent, Replies.hang()));
      waiting.subList(2, CALLS_OF_A_SEEDED_VOTE).forEach(says -> answer(says, "Answer: B"));
    }
  }

  /** Takes its time, so that nothing soon after is slow. */
  private void late(Call call) {
    charge(call.model(), call.number(), 10, 5);
    Replies.behind(CompletableFuture.runAsync(() -> {},
        CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS)), Replies.text("Late words."))
        .to(call.exchange());
  }

  /** The first of a request's calls says nothing, and those beside it something. */
  private void straggle(Call call) {
    if (called.putIfAbsent(call.number(), new ArrayList<>()) == null) {
      fail(call, Replies.hang());
    } else {
      answer(call, "Some words.");
    }
  }

  private void disagree(Call call) {
    List<String> said = new ArrayList<>();
    for (int i = 0; i < call.choices(); i++) {
      said.add("Answer: " + "ABC".charAt(letters.merge(call.number(), 1, Integer::sum) % 3));
    }
    charge(call.model(), call.number(), 10, 5);
    Replies.choices(said.toArray(String[]::new)).to(call.exchange());
  }

  private void half(Call call) {
    if (call.model().equals("alpha")) {
      answer(call, "Some words.");
    } else {
      hang(call);
    }
  }

  private void anything(Call call) {
    if (call.stream() && speculative.contains(call.number())) {
      speculate(call);
      return;
    }
    switch (random.nextInt(9)) {
      case 0 -> Replies.error(List.of(400, 429, 500, 503).get(random.nextInt(4)), "no")
          .to(call.exchange());
      case 1 -> fail(call, Replies.breakOff());
      case 2 -> fail(call, Replies.brokenBody("{\"choices\": [{"));
      case 3 -> fail(call, Replies.html());
      case 4 -> untold(call, "Words that nobody counts: größer.");
      case 5 -> tooFew(call);
      case 6 -> broken(call);
      default -> answer(call, "Some more words " + "and ".repeat(random.nextInt(20)) + "an end.");
    }
  }

  private void speculate(Call call) {
    if (random.nextBoolean()) {
      answer(call, "Some words.");
    } else {
      fail(call, Replies.brokenStream(ScriptedCompletion.of("").events().subList(0, 1)));
    }
  }

  private void fail(Call call, Reply reply) {
    charge(call.model(), call.number(), call.prompt(), 0);
    reply.to(call.exchange());
  }

  private void answer(Call call, String text) {
    if (call.stream() && !call.usage()) {
      untold(call, text);
      return;
    }
    long prompt = 1L + random.nextInt(1_000);
    long completion = 1L + random.nextInt(1_000);
    charge(call.model(), call.number(), prompt, completion);
    if (call.stream()) {
      ScriptedCompletion said = ScriptedCompletion.of(texts(call, text).getFirst());
      Replies.stream(said.using(prompt, completion).events()).to(call.exchange());
    } else {
      ObjectNode whole = whole(texts(call, text));
      ((ObjectNode) whole.get("usage")).put("prompt_tokens", prompt)
          .put("completion_tokens", completion);
      Replies.json(whole.toString()).to(call.exchange());
    }
  }

  /** No two are the same, so that they decide nothing; but for letters, which are to agree. */
  private List<String> texts(Call call, String text) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < call.choices(); i++) {
      texts.add(text.startsWith("Answer:") ? text : text + " " + next++);
    }
    return texts;
  }

  private void tooFew(Call call) {
    if (call.stream()) {
      answer(call, "Words.");
      return;
    }
    charge(call.model(), call.number(), 20, 7);
    String text = texts(call, "Words.").getFirst();
    Replies.completion(ScriptedCompletion.of(text).using(20, 7)).to(call.exchange());
  }

  /** An answer without usage. */
  private void untold(Call call, String text) {
    List<String> texts = texts(call, text);
    charge(call.model(), call.number(), call.prompt(),
        tokens(texts.stream().mapToLong(ChargingModels::bytes).sum()));
    ObjectNode whole = whole(texts);
    whole.remove("usage");
    (call.stream()
        ? Replies.stream(ScriptedCompletion.of(texts.getFirst()).eventsWithoutUsage())
        : Replies.json(whole.toString())).to(call.exchange());
  }

  /** A stream that is cut, or else no answer. */
  private void broken(Call call) {
    if (!call.stream()) {
      fail(call, Replies.breakOff());
      return;
    }
    List<String> events = ScriptedCompletion.of("So it is not a whole one").events();
    int shown = random.nextInt(6);
    String said = "So it is not a whole ".substring(0,
        List.of(0, 0, 3, 6, 9, 13).get(shown));
    charge(call.model(), call.number(), call.prompt(), tokens(bytes(said)));
    Replies.brokenStream(events.subList(0, shown)).to(call.exchange());
  }

  /** Says nothing, or a few words and no more. */
  private void hang(Call call) {
    if (!call.stream()) {
      fail(call, Replies.hang());
      return;
    }
    String said = "That is " + LAST_WORD;
    charge(call.model(), call.number(), call.prompt(), tokens(bytes(said)));
    Replies.silentStream(ScriptedCompletion.of(said).events().subList(0, 4)).to(call.exchange());
  }

  private static ObjectNode whole(List<String> texts) {
    ObjectNode body = ScriptedCompletion.of(texts.getFirst()).json();
    var choices = body.putArray("choices");
    texts.forEach(text -> choices.add(ScriptedCompletion.of(text).json().at("/choices/0")));
    return body;
  }

  @Override
  public void close() {
    upstreams.values().forEach(ScriptedUpstream::close);
  }
}
