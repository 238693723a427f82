package avengers.clustering.evaluate;

import avengers.clustering.fit.LabelledQueries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Labelled queries in two parts: one to fit on, one to measure on.
 *
 * @param trainPositions where the training queries stand among all
 * @param testPositions where the test queries stand among all
 */
public record HeldOut(LabelledQueries all,
    List<Integer> trainPositions,
    List<Integer> testPositions) {
  private static final double TRAIN_SHARE = 0.7;

  public HeldOut {
    trainPositions = List.copyOf(trainPositions);
    testPositions = List.copyOf(testPositions);
  }

  public LabelledQueries train() {
    return all.at(trainPositions);
  }

  public LabelledQueries test() {
    return all.at(testPositions);
  }

  /** Draws 70 % of each data set for training. */
  public static HeldOut split(LabelledQueries queries, long seed) {
    return split(queries, seed, TRAIN_SHARE);
  }

  /**
   * Draws less for training than there is; the test queries of a seed are always the same.
   *
   * @param trainShare the share of each data set, up to 0.7
   */
  static HeldOut split(LabelledQueries queries, long seed, double trainShare) {
    Random random = new Random(seed);
    List<Integer> train = new ArrayList<>();
    List<Integer> test = new ArrayList<>();
    for (List<Integer> positions : byDataset(queries).values()) {
      Collections.shuffle(positions, random);
      train.addAll(positions.subList(0, part(positions, trainShare)));
      test.addAll(positions.subList(part(positions, TRAIN_SHARE), positions.size()));
    }
    if (train.isEmpty() || test.isEmpty()) {
      throw new IllegalArgumentException(
          "each data set is split in 70 % and 30 %, and none has 2 queries or more");
    }
    return new HeldOut(queries, train, test);
  }

  /** How many queries such a split has for training, whatever the seed. */
  static int trainSize(LabelledQueries queries, double trainShare) {
    return byDataset(queries).values()
        .stream()
        .mapToInt(positions -> part(positions, trainShare))
        .sum();
  }

  private static int part(List<Integer> positions, double share) {
    return (int) Math.round(positions.size() * share);
  }

  /** Measures on one data set what is fitted on all others. */
  static HeldOut without(String dataset, LabelledQueries queries) {
    List<Integer> test = byDataset(queries).getOrDefault(dataset, List.of());
    List<Integer> train = new ArrayList<>();
    byDataset(queries).forEach((name, positions) -> {
      if (!name.equals(dataset)) {
        train.addAll(positions);
      }
    });
    return new HeldOut(queries, train, test);
  }

  static Map<String, List<Integer>> byDataset(LabelledQueries queries) {
    Map<String, List<Integer>> positions = new TreeMap<>();
    for (int i = 0; i < queries.size(); i++) {
      positions.computeIfAbsent(queries.queries().get(i).dataset(), name -> new ArrayList<>())
          .add(i);
    }
    return positions;
  }
}
