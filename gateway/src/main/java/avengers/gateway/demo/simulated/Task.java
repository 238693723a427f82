package avengers.gateway.demo.simulated;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * One kind of task in several wordings.
 *
 * @param kind the kind of its answers
 * @param templates the wordings, all with the same slots
 * @param draw draws a case with its gold answer
 * @param answers solves a case: the right answer, then plausible mistakes; nothing if it makes no
 * sense
 */
record Task(Kind kind,
    List<Template> templates,
    Function<RandomGenerator, Draw> draw,
    Function<Slots, List<String>> answers) {

  Task {
    requireNonNull(kind, "kind");
    templates = List.copyOf(templates);
    requireNonNull(draw, "draw");
    requireNonNull(answers, "answers");
  }

  static Task of(Kind kind, Function<RandomGenerator, Draw> draw,
      Function<Slots, List<String>> answers,
      String... wordings) {
    return new Task(kind, Stream.of(wordings).map(Template::of).toList(), draw, answers);
  }

  Question ask(String field, RandomGenerator random) {
    Draw drawn = draw.apply(random);
    String text = templates.get(random.nextInt(templates.size())).fill(drawn.slots());
    return new Question(field, kind.withInstruction(text, random), drawn.answer());
  }

  /** The solution of a text whose white space is collapsed, if this task is what it asks. */
  Optional<Solution> solve(String text) {
    return templates.stream()
        .flatMap(template -> template.match(text).stream())
        .flatMap(slots -> Solution.of(kind, answers.apply(slots)).stream())
        .findFirst();
  }
}
