package avengers.gateway.chaos;

import avengers.gateway.upstream.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What clients see of every fault, as a table: {@code gateway/benchmark/chaos}. */
final class ChaosTable {
  private static final int USUAL_REQUESTS = 25;

  private ChaosTable() {}

  static void print(List<Findings> found) {
    System.out.println(Findings.HEADING);
    found.stream()
        .sorted(Comparator.comparingInt(Findings::faulty).thenComparing(Findings::fault))
        .map(Findings::line)
        .forEach(System.out::println);
    System.out.printf("%d requests: %d right, %d clear errors, %d wrong, %d hung%n",
        found.stream().mapToLong(ChaosTable::all).sum(), sum(found, Seen.RIGHT),
        sum(found, Seen.CLEAR_ERROR), sum(found, Seen.WRONG), sum(found, Seen.HUNG));
  }

  private static long all(Findings findings) {
    return List.of(Seen.values()).stream().mapToLong(findings::count).sum();
  }

  private static long sum(List<Findings> found, Seen what) {
    return found.stream().mapToLong(findings -> findings.count(what)).sum();
  }

  /** Takes the number of requests of each kind, if it is another than usual. */
  public static void main(String[] arguments) {
    int each = arguments.length > 0 ? Integer.parseInt(arguments[0]) : USUAL_REQUESTS;
    List<Findings> found = new ArrayList<>();
    for (int faulty = 1; faulty <= 2; faulty++) {
      try (Chaos chaos = Chaos.start(faulty)) {
        for (Fault fault : Fault.values()) {
          found.add(chaos.suffer(fault, each));
        }
      }
    }
    print(found);
    System.exit(sum(found, Seen.WRONG) + sum(found, Seen.HUNG) == 0 ? 0 : 1);
  }
}
