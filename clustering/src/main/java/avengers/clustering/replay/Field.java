package avengers.clustering.replay;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The voters of all queries.
 *
 * @param name of the model, or of all models together
 * @param courses by query: one in each order in which its samples may come
 * @param oneModel whether all samples are one model's; else each is another model's
 */
record Field(String name, List<List<Course>> courses, boolean oneModel) {
  private static final int MOST_MODELS = 7;

  Field {
    courses = courses.stream().map(List::copyOf).toList();
  }

  /** How many samples vote, at most. */
  int most() {
    return all().stream().mapToInt(course -> course.samples().size()).max().orElse(0);
  }

  /** By how many samples votes are taken. */
  List<Integer> numbers() {
    int most = most();
    return IntStream.rangeClosed(1, most)
        .filter(number -> oneModel || number <= MOST_MODELS || number == most)
        .boxed()
        .toList();
  }

  /** How often one sample alone is right: any of one model, or the best model's. */
  static double single(Course course) {
    double best = course.samples()
        .stream()
        .mapToDouble(recorded -> recorded.sample().score())
        .max()
        .orElse(0);
    return course.samples()
        .stream()
        .filter(recorded -> recorded.sample().score() == best)
        .mapToInt(recorded -> recorded.right() ? 1 : 0)
        .average()
        .orElse(0);
  }

  List<Course> all() {
    return courses.stream().flatMap(List::stream).toList();
  }
}
