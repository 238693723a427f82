package avengers.gateway.demo.simulated;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A field made of several kinds of tasks. */
record TaskField(String name, List<Task> tasks) implements Field {

  TaskField {
    requireNonNull(name, "name");
    tasks = List.copyOf(tasks);
  }

  @Override
  public Question ask(RandomGenerator random) {
    return tasks.get(random.nextInt(tasks.size())).ask(name, random);
  }

  @Override
  public Optional<Solution> solve(String text) {
    String plain = Kind.withoutInstruction(Whitespace.collapse(text));
    return tasks.stream().flatMap(task -> task.solve(plain).stream()).findFirst();
  }
}
