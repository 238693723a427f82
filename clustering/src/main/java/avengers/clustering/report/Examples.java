package avengers.clustering.report;

import java.util.ArrayList;
import java.util.List;

/** Queries that stand for a cluster. */
final class Examples {
  private static final int LENGTH = 300;

  private Examples() {}

  /** Starts of the texts nearest to the centroid, of different wording. */
  static List<String> of(List<Member> nearestFirst, int limit) {
    List<Member> chosen = new ArrayList<>();
    for (Member candidate : nearestFirst) {
      if (chosen.size() < limit && chosen.stream().noneMatch(candidate::isWordedLike)) {
        chosen.add(candidate);
      }
    }
    return chosen.stream().map(member -> start(member.query().query())).toList();
  }

  private static String start(String text) {
    String stripped = text.strip();
    if (stripped.codePointCount(0, stripped.length()) <= LENGTH) {
      return stripped;
    }
    return stripped.substring(0, stripped.offsetByCodePoints(0, LENGTH)).stripTrailing() + " …";
  }
}
