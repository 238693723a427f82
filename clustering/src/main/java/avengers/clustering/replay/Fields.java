package avengers.clustering.replay;

import avengers.clustering.vote.Sample;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Sets up who votes on recorded queries. */
final class Fields {
  private final List<RecordedQuery> queries;
  private final ReplayOptions options;

  /** By model how often one of its answers is right, in alphabetical order. */
  private final Map<String, Double> accuracies = new TreeMap<>();

  Fields(List<RecordedQuery> queries, Collection<String> models, ReplayOptions options) {
    this.queries = queries;
    this.options = options;
    models.forEach(model -> accuracies.put(model, accuracy(model)));
  }

  private double accuracy(String model) {
    return queries.stream()
        .flatMap(query -> query.of(model).stream())
        .mapToInt(reading -> reading.right() ? 1 : 0)
        .average()
        .orElse(0);
  }

  /** Each model with several samples, then all with one together. */
  List<Field> all() {
    List<Field> fields = new ArrayList<>();
    List<String> withOne = new ArrayList<>();
    for (String model : accuracies.keySet()) {
      if (queries.stream().anyMatch(query -> query.of(model).size() > 1)) {
        fields.add(ofSamples(model));
      } else {
        withOne.add(model);
      }
    }
    if (!withOne.isEmpty()) {
      fields.add(ofModels(withOne));
    }
    return List.copyOf(fields);
  }

  private Field ofSamples(String model) {
    Random random = new Random(options.seed());
    return field(model, true, queries.stream()
        .map(query -> shuffled(query, samples(query, model), random))
        .toList());
  }

  private Field ofModels(List<String> models) {
    Random random = new Random(options.seed());
    List<String> bestFirst = models.stream()
        .sorted(Comparator.comparingDouble(
            (String model) -> accuracies.getOrDefault(model, 0.0)).reversed())
        .toList();
    return field(models.size() == 1 ? models.getFirst() : "all " + models.size() + " models",
        false, queries.stream().map(query -> {
          List<RecordedSample> samples = bestFirst.stream()
              .flatMap(model -> samples(query, model).stream())
              .toList();
          return options.shuffledModels()
              ? shuffled(query, samples, random)
              : List.of(new Course(query.prompt(), samples));
        }).toList());
  }

  private List<Course> shuffled(RecordedQuery query, List<RecordedSample> samples, Random random) {
    return IntStream.range(0, options.orders()).mapToObj(_ -> {
      List<RecordedSample> order = new ArrayList<>(samples);
      Collections.shuffle(order, random);
      return new Course(query.prompt(), order);
    }).toList();
  }

  /** Leaves out queries without samples. */
  private static Field field(String name, boolean oneModel, List<List<Course>> courses) {
    return new Field(name, courses.stream()
        .filter(orders -> orders.stream().noneMatch(course -> course.samples().isEmpty()))
        .toList(), oneModel);
  }

  private List<RecordedSample> samples(RecordedQuery query, String model) {
    double score = accuracies.getOrDefault(model, 0.0);
    return query.of(model)
        .stream()
        .map(graded -> new RecordedSample(
            new Sample(model, score, graded.reading(), OptionalDouble.empty()), graded.right()))
        .toList();
  }
}
