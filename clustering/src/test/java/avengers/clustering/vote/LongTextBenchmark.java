package avengers.clustering.vote;

import avengers.clustering.answer.AnswerKind;
import avengers.clustering.answer.Prompt;
import avengers.clustering.answer.Reading;
import avengers.clustering.answer.Reply;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
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

/** How long it takes to read a megabyte in which a model repeats itself. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class LongTextBenchmark {
  private static final int LENGTH = 1 << 20;

  /** What is repeated. */
  @Param({"(", "7", "1,", "\\boxed{", "Answer:", "the answer is ", "[{", "{\"a\":", "```\\n",
      "word ",
      "x = 1;\\n"})
  public String piece = "";

  private Reply reply = Reply.of("");

  /** Writes the reply. */
  @Setup
  public void write() {
    String repeated = piece.replace("\\n", "\n");
    reply = Reply.of(repeated.repeat(LENGTH / repeated.length()));
  }

  /** As the answer to a question of any kind. */
  @Benchmark
  public Verdict asText() {
    return decide(Prompt.of("What?"));
  }

  /** As the answer to a question with options. */
  @Benchmark
  public Verdict asChoice() {
    return decide(Prompt.of("Which?\nA. one\nB. two\nC. three"));
  }

  /** As JSON. */
  @Benchmark
  public Verdict asJson() {
    return Election.PLAIN.decide(AnswerKind.Json.ANY, samples());
  }

  /** As code. */
  @Benchmark
  public Verdict asCode() {
    return Election.PLAIN.decide(new AnswerKind.Code(), samples());
  }

  private Verdict decide(Prompt prompt) {
    return Election.PLAIN.decide(prompt, samples());
  }

  private List<Sample> samples() {
    return List.of(new Sample("model", 0.7, Reading.of(reply), OptionalDouble.empty()));
  }
}
