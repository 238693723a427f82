package avengers.clustering.replay;

import avengers.clustering.observation.Observation;
import avengers.clustering.observation.Pool;
import avengers.clustering.vote.Election;
import avengers.clustering.vote.VotePolicy;
import avengers.clustering.vote.VoteWeights;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Lets recorded samples vote again, in seeded orders, under several rules. */
public final class Replay {
  private static final Election WEIGHTED = Election.of(
      new VotePolicy.LogOdds(VoteWeights.INDEPENDENT));

  private final List<Field> fields;
  private final ReplayOptions options;
  private final Runnable afterQuery;

  /**
   * Reads and grades all raw answers.
   *
   * @param queries with right answers
   * @param afterQuery is called after each query's votes, on any thread
   * @throws IllegalArgumentException if the pool names an unknown model, or leaves none
   */
  public Replay(List<Observation> queries, Pool pool, ReplayOptions options, Runnable afterQuery) {
    List<String> models = List.copyOf(queries.stream()
        .flatMap(query -> query.samples().keySet().stream())
        .collect(Collectors.toCollection(TreeSet::new)));
    this.fields = new Fields(RecordedQuery.read(queries), pool.of(models), options).all();
    this.options = options;
    this.afterQuery = afterQuery;
  }

  /** How often a query's votes will be taken. */
  public int steps() {
    return fields.stream()
        .mapToInt(field -> field.courses().size() * (field.oneModel() ? 1 : 2))
        .sum();
  }

  /** Takes all votes; first of each model with several samples, then of all with one together. */
  public List<ModelReplay> replay() {
    return fields.stream()
        .map(field -> ModelReplay.of(field, votes(field, Election.PLAIN),
            field.oneModel() ? List.of() : votes(field, WEIGHTED)))
        .toList();
  }

  private List<List<CourseReplay>> votes(Field field, Election election) {
    return field.courses().parallelStream().map(orders -> {
      List<CourseReplay> replays = orders.stream()
          .map(course -> CourseReplay.of(field, course, election, options))
          .toList();
      afterQuery.run();
      return replays;
    }).toList();
  }
}
