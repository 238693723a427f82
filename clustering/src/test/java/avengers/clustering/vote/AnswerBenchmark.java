package avengers.clustering.vote;

import avengers.clustering.answer.Prompt;
import avengers.clustering.answer.Reading;
import avengers.clustering.answer.Reply;
import avengers.clustering.answer.ResponseForm;
import avengers.clustering.answer.ToolCall;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to read ten samples of 2,000 characters and to let them vote. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AnswerBenchmark {
  private static final int SAMPLES = 10;
  private static final int LENGTH = 2_000;
  private static final List<String> SENTENCES = List.of(
      "We first count the boxes on the left, of which there are %d.\n",
      "Each of them holds %d apples (and some pears), so we multiply.\n",
      "That is **%d** in all, but the carrier drops a few on the way.\n",
      "Let $x_{%d}$ be the remaining part; then \\frac{x}{2} is what she keeps.\n\n",
      "However, the second option would leave only 1,%03d of them.\n",
      "Therefore \"the rest\" amounts to %d %% of what was there before.\n");

  /** What the samples answer. */
  public enum Form {
    NUMBER,
    CHOICE,
    TEXT,
    JSON,
    SCHEMA,
    TOOL_CALL,
    CODE
  }

  /** What the samples of this run answer. */
  @Param
  public Form form = Form.NUMBER;

  private Prompt prompt = Prompt.of("");
  private List<Reply> replies = List.of();

  /** Writes the samples; one in four disagrees. */
  @Setup
  public void write() {
    RandomGenerator random = new SplittableRandom(1);
    prompt = new Prompt(form == Form.CHOICE
        ? "How many?\nA. 41 apples\nB. 42 apples\nC. 43 apples\nD. none"
        : "How many?", form());
    replies = IntStream.range(0, SAMPLES)
        .mapToObj(i -> reply(thoughts(random), random.nextInt(4) == 0 ? 1 : 0))
        .toList();
  }

  /** Reads and counts as the gateway does when all samples are there. */
  @Benchmark
  public Verdict readAndVote() {
    return Election.PLAIN.decide(prompt, replies.stream()
        .map(reply -> new Sample("model", 0.7, Reading.of(reply), OptionalDouble.empty()))
        .toList());
  }

  private ResponseForm form() {
    return switch (form) {
      case JSON -> new ResponseForm.JsonObject();
      case SCHEMA -> new ResponseForm.JsonSchema("""
          {"type": "object", "required": ["reasoning", "answer"], "properties":
          {"reasoning": {"type": "string"}, "answer": {"type": "integer"}}}""");
      case NUMBER, CHOICE, TEXT, TOOL_CALL, CODE -> new ResponseForm.AnyText();
    };
  }

  private Reply reply(String thoughts, int more) {
    return switch (form) {
      case NUMBER -> Reply.of(thoughts + "So the answer is **" + (42 + more) + "**.");
      case CHOICE -> Reply.of(thoughts + "Answer: (" + (char) ('B' + more) + ")");
      case TEXT -> Reply.of(thoughts + "Final answer: " + (more == 0 ? "New York" : "Boston"));
      case JSON, SCHEMA -> Reply.of("{\"reasoning\": \"" + thoughts.replace("\\", "\\\\")
          .replace("\"", "\\\"")
          .replace("\n", "\\n") + "\", \"answer\": " + (42 + more) + "}");
      case TOOL_CALL -> new Reply("", List.of(new ToolCall("count", "{\"text\": \""
          + "x".repeat(LENGTH) + "\", \"more\": " + more + "}")), Reply.Ending.COMPLETE,
          Optional.empty());
      case CODE -> Reply.of("So:\n```python\ndef f(x):\n"
          + "    x = g(x, \"a\")  # one more\n".repeat(LENGTH / 32) + "    return " + more
          + "\n```");
    };
  }

  private static String thoughts(RandomGenerator random) {
    StringBuilder thoughts = new StringBuilder();
    while (thoughts.length() < LENGTH) {
      thoughts.append(SENTENCES.get(random.nextInt(SENTENCES.size()))
          .formatted(random.nextInt(1_000)));
    }
    return thoughts.toString();
  }
}
