package avengers.clustering.stopping;

import avengers.clustering.answer.Prompt;
import avengers.clustering.answer.Reading;
import avengers.clustering.answer.Reply;
import avengers.clustering.answer.ToolCall;
import avengers.clustering.vote.BinomialTest;
import avengers.clustering.vote.Calibration;
import avengers.clustering.vote.Election;
import avengers.clustering.vote.Sample;
import avengers.clustering.vote.VotePolicy;
import avengers.clustering.vote.VoteWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A request whose replies are known beforehand.
 *
 * @param samples in the order of the plan; an empty one will fail
 */
record Rehearsal(Prompt prompt,
    Election election,
    List<Optional<Sample>> samples,
    List<Slot> plan) {

  /** Where a rule stopped. */
  record Stopped(Interim interim, int asked) {}

  private static final String CHOICE = "Which?\n(A) red\n(B) green\n(C) blue";
  private static final String SHUFFLED = "Which?\n(A) blue\n(B) red\n(C) green";
  private static final List<String> PROMPTS = List.of(CHOICE, "How long is it?", "",
      "Tell me something.", "What percent is it?", "What does f return?\ndef f(x):\n  return x");
  private static final List<List<Reply>> REPLIES = List.of(
      List.of(Reply.of("(A)"), Reply.of("The answer is B"), Reply.of("c"), Reply.of("A"),
          Reply.of("Green."), shuffled("A"), shuffled("The answer is (B)"), shuffled("red")),
      texts("7", "8", "Answer: 7.0", "eight of the 9, or 8"),
      texts("5 km", "5", "5000 m", "6 km", "the answer is 5 m"),
      texts("50%", "0.5", "50", "1/2", "1", "40 %"),
      texts("[1, 2]", "[1,2]", "'a'", "a", "1", "[2]", "True"),
      texts("{\"a\": 1}", "{\"a\": 1.0}", "{\"a\": 2}", "1"),
      List.of(calling("{\"city\": \"Rome\"}"), calling("{\"city\":\"Rome\"}"),
          calling("{\"city\": \"Oslo\"}"), Reply.of("Rome"), Reply.of("7")),
      texts("2, 3", "2 and 3", "3, 2", "2", "$x^2$", "x^2"),
      texts("17 May 2024", "2024-05-17", "5/6/2024", "May 2024", "17"),
      texts("Paris", "paris.", "London", "42"), texts("yes", "no", "Yes.", "No, 2 is even."),
      texts("```python\nx = 1\n```", "x", "```python\nx = 2\n```", "1"),
      texts("A poem that rhymes with nothing and goes on and on. ".repeat(10), "Paris", "7"));

  private static List<Reply> texts(String... texts) {
    return Stream.of(texts).map(Reply::of).toList();
  }

  /** Of a model that was shown the options in another order. */
  private static Reply shuffled(String text) {
    return new Reply(text, List.of(), Reply.Ending.COMPLETE, Optional.of(SHUFFLED));
  }

  private static Reply calling(String arguments) {
    return new Reply("", List.of(new ToolCall("weather", arguments)), Reply.Ending.COMPLETE,
        Optional.empty());
  }

  static Rehearsal random(RandomGenerator random) {
    boolean choice = random.nextInt(3) == 0;
    List<Reply> replies = REPLIES.get(choice ? 0 : random.nextInt(REPLIES.size()));
    String prompt = PROMPTS.get(choice ? 0 : random.nextInt(PROMPTS.size()));
    int strangers = random.nextInt(3);
    List<Slot> plan = new ArrayList<>();
    List<Optional<Sample>> samples = new ArrayList<>();
    double loss = random.nextInt(3) * 0.1;
    int favourite = random.nextInt(replies.size());
    for (int i = random.nextInt(4, 13); i > 0; i--) {
      int model = random.nextInt(4);
      Slot slot = new Slot("model " + model, (model + 1) / 5.0);
      plan.add(slot);
      boolean stranger = random.nextInt(10) < strangers;
      List<Reply> of = stranger ? REPLIES.get(random.nextInt(REPLIES.size())) : replies;
      Reply reply = stranger || random.nextInt(3) == 0
          ? of.get(random.nextInt(of.size()))
          : of.get(favourite);
      samples.add(random.nextDouble() < loss
          ? Optional.empty()
          : Optional.of(sample(slot, reply, random.nextInt(8))));
    }
    return new Rehearsal(Prompt.of(prompt), election(random), samples, plan);
  }

  /** Of a model that says these texts, to be counted plainly. */
  static Rehearsal of(Election election, String... texts) {
    Slot slot = new Slot("model", 0.5);
    return new Rehearsal(Prompt.of(CHOICE), election,
        List.of(texts).stream().map(text -> Optional.of(sample(slot, Reply.of(text), 1))).toList(),
        List.of(texts).stream().map(_ -> slot).toList());
  }

  static Election doubting(double level) {
    return new Election(new VotePolicy.Plain(), Optional.of(new BinomialTest(level)),
        Calibration.NONE);
  }

  private static Election election(RandomGenerator random) {
    VotePolicy policy = random.nextBoolean()
        ? new VotePolicy.Plain()
        : new VotePolicy.LogOdds(new VoteWeights(Map.of("model 0", random.nextInt(3) * 1.0,
            "model 1", 0.5, "model 2", random.nextDouble())));
    return new Election(policy, random.nextBoolean()
        ? Optional.empty()
        : Optional.of(new BinomialTest(List.of(0.05, 0.2, 0.5).get(random.nextInt(3)))),
        Calibration.NONE);
  }

  /** Silent at two of the eight turns. */
  private static Sample sample(Slot slot, Reply reply, int turn) {
    Reply.Ending ending = turn == 0 ? Reply.Ending.TRUNCATED : Reply.Ending.COMPLETE;
    Reply said = turn == 7
        ? Reply.of("")
        : new Reply(reply.text(), reply.calls(), ending, reply.query());
    return new Sample(slot.model(), slot.score(),
        Reading.of(said), OptionalDouble.empty());
  }

  /** All samples that will come. */
  List<Sample> coming() {
    return samples.stream().flatMap(Optional::stream).toList();
  }

  /** Runs a rule; what is outstanding comes, or fails, in random order. */
  Stopped run(StoppingRule rule, RandomGenerator random) {
    List<Integer> unasked = new ArrayList<>(IntStream.range(0, plan.size()).boxed().toList());
    List<Integer> outstanding = new ArrayList<>();
    List<Sample> arrived = new ArrayList<>();
    while (true) {
      Interim interim = new Interim(prompt, election, arrived, slots(outstanding),
          slots(unasked));
      switch (rule.next(interim)) {
        case Step.Ask(Slot next) ->
          outstanding.add(unasked.remove(/* index */ slots(unasked).indexOf(next)));
        case Step.Wait() ->
          samples.get(outstanding.remove(/* index */ random.nextInt(outstanding.size())))
              .ifPresent(arrived::add);
        case Step.Stop() -> {
          return new Stopped(interim, plan.size() - unasked.size());
        }
      }
    }
  }

  private List<Slot> slots(List<Integer> positions) {
    return positions.stream().map(plan::get).toList();
  }
}
