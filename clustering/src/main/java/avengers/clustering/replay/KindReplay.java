package avengers.clustering.replay;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What votes made of the queries whose answers were compared as one kind.
 *
 * @param kind its label
 * @param share of all votes, 0 to 1
 * @param single the share of single samples that are right, 0 to 1
 * @param vote the share of full votes that are right, 0 to 1
 */
public record KindReplay(String kind, double share, double single, double vote) {
  static List<KindReplay> of(List<CourseReplay> courses) {
    return courses.stream()
        .collect(Collectors.groupingBy(CourseReplay::kind, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(of -> new KindReplay(of.getKey(), (double) of.getValue().size() / courses.size(),
            of.getValue().stream().mapToDouble(CourseReplay::single).average().orElse(0),
            PolicyReplay.share(of.getValue(), CourseReplay::right)))
        .toList();
  }
}
