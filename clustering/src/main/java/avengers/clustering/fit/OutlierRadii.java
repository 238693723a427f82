package avengers.clustering.fit;

import avengers.clustering.cluster.RoutingRule;
import avengers.clustering.cluster.WeightedCluster;
import java.util.ArrayList;
import java.util.List;

/**
 * How far from a cluster's centroid a query may be before it counts as unlike the cluster.
 *
 * <p>
 * A centroid is drawn to its own members: new queries are farther away. So each member's distance
 * is taken from where the centroid would be without it, {@code (n / (n - 1))^2} times the squared
 * distance in a cluster of {@code n}; if another centroid is then nearer, the query counts there. A
 * cluster's radius is the 98 % quantile of these distances, mixed with that of all clusters, as a
 * small cluster shows little of its rim.
 */
final class OutlierRadii {
  private static final double QUANTILE = 0.98;

  /** Queries of all clusters mixed into each: as many as show one query beyond the quantile. */
  private static final double SHRINKAGE = 50;

  private OutlierRadii() {}

  /** The squared radius of each cluster. */
  static List<Double> of(PlacedQueries placed) {
    int[] sizes = new int[placed.clusters()];
    for (int query = 0; query < placed.queries().size(); query++) {
      sizes[placed.home(query)]++;
    }
    List<List<Double>> distances = new ArrayList<>();
    for (int cluster = 0; cluster < sizes.length; cluster++) {
      distances.add(new ArrayList<>());
    }
    for (int query = 0; query < placed.queries().size(); query++) {
      addLeftOut(placed, query, sizes, distances);
    }
    double usual = quantile(distances.stream().flatMap(List::stream).toList());
    return distances.stream()
        .map(of -> (of.size() * quantile(of) + SHRINKAGE * usual) / (of.size() + SHRINKAGE))
        .toList();
  }

  private static void addLeftOut(PlacedQueries placed, int query, int[] sizes,
      List<List<Double>> distances) {
    int nearest = placed.home(query);
    double least = Double.POSITIVE_INFINITY;
    for (WeightedCluster near : placed.under(RoutingRule.EIGHT_NEAREST).get(query)) {
      double distance = near.distance();
      if (near.cluster() == placed.home(query)) {
        double size = sizes[near.cluster()];
        distance = size == 1 ? Double.POSITIVE_INFINITY : distance * square(size / (size - 1));
      }
      if (distance < least) {
        least = distance;
        nearest = near.cluster();
      }
    }
    distances.get(nearest).add(least);
  }

  private static double square(double number) {
    return number * number;
  }

  private static double quantile(List<Double> distances) {
    double[] sorted = distances.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int rank = (int) Math.ceil(QUANTILE * sorted.length);
    return sorted.length == 0 ? 0 : sorted[rank - 1];
  }
}
