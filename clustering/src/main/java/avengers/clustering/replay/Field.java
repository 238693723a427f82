package avengers.clustering.replay;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The voters of all queries.
 *
 * @param name of the model, or of all models together
 * @param courses by query: one in each order in which its samples may come
 * @param oneModel whether all samples are one model's; else each is another model's, best first
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
  double single(Course course) {
    return course.samples()
        .stream()
        .limit(oneModel ? Long.MAX_VALUE : 1)
        .mapToInt(sample -> sample.right() ? 1 : 0)
        .average()
        .orElse(0);
  }

  List<Course> all() {
    return courses.stream().flatMap(List::stream).toList();
  }
}
