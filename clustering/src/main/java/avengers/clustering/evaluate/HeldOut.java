package avengers.clustering.evaluate;

import avengers.clustering.fit.LabelledQueries;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Labelled queries in two parts: one to fit on, one to measure on. */
public record HeldOut(LabelledQueries train, LabelledQueries test) {
  private static final double TRAIN_SHARE = 0.7;

  /** Draws 70 % of each data set for training. */
  public static HeldOut split(LabelledQueries queries, long seed) {
    Random random = new Random(seed);
    List<Integer> train = new ArrayList<>();
    List<Integer> test = new ArrayList<>();
    for (List<Integer> positions : byDataset(queries).values()) {
      Collections.shuffle(positions, random);
      int cut = (int) Math.round(positions.size() * TRAIN_SHARE);
      train.addAll(positions.subList(0, cut));
      test.addAll(positions.subList(cut, positions.size()));
    }
    if (train.isEmpty() || test.isEmpty()) {
      throw new IllegalArgumentException(
          queries.size() + " queries are too few to split in 70 % and 30 %");
    }
    return new HeldOut(at(queries, train), at(queries, test));
  }

  private static Map<String, List<Integer>> byDataset(LabelledQueries queries) {
    Map<String, List<Integer>> positions = new TreeMap<>();
    for (int i = 0; i < queries.size(); i++) {
      positions.computeIfAbsent(queries.queries().get(i).dataset(), name -> new ArrayList<>())
          .add(i);
    }
    return positions;
  }

  private static LabelledQueries at(LabelledQueries queries, List<Integer> positions) {
    return queries.at(positions.stream().mapToInt(Integer::intValue).toArray());
  }
}
