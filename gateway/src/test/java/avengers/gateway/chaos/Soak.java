package avengers.gateway.chaos;

import avengers.gateway.fixture.Client;
import avengers.gateway.upstream.Fault;
import avengers.gateway.upstream.FragileUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A gateway under every load and every fault for a while: what it holds when nothing is asked any
 * more, early and at the end. The command {@code gateway/benchmark/soak}.
 *
 * @param first what it held behind the first part of the time
 * @param last what it held at the end
 * @param counts of what clients saw
 */
record Soak(Footprint first, Footprint last, Map<String, Long> counts) {
  private static final List<Fault> FAULTS = List.of(Fault.values());
  private static final int BACKENDS = 5;
  private static final Duration OF_A_FAULT = Duration.ofMillis(700);
  private static final int FAULTS_PER_RELOAD = 5;

  /** Many times the deadline of a request, for a machine with too much to do. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Longer than any connection to a backend that idles. */
  private static final Duration IDLE = Duration.ofSeconds(6);

  /**
   * Runs.
   *
   * @param early until the first measurement
   * @param late from then to the last one
   */
  static Soak run(Path folder, Duration early, Duration late, int clients)
      throws IOException, InterruptedException {
    List<FragileUpstream> upstreams = new ArrayList<>();
    for (int i = 0; i < BACKENDS; i++) {
      upstreams.add(FragileUpstream.start());
      upstreams.getLast().always(Fault.honest());
    }
    Map<String, AtomicLong> counts = SoakLoad.noCounts();
    try (SoakedGateway gateway = new SoakedGateway(folder, upstreams)) {
      load(gateway, upstreams, early, clients, counts);
      Footprint first = rest(gateway);
      System.out.println("early: " + first);
      load(gateway, upstreams, late, clients, counts);
      Footprint last = rest(gateway);
      System.out.println("end:   " + last);
      Map<String, Long> seen = new TreeMap<>();
      counts.forEach((what, count) -> seen.put(what, count.get()));
      seen.put("reloads", gateway.reloaded());
      System.out.println("seen:  " + seen);
      return new Soak(first, last, seen);
    } finally {
      upstreams.forEach(FragileUpstream::close);
    }
  }

  private static void load(SoakedGateway gateway, List<FragileUpstream> upstreams, Duration time,
      int clients, Map<String, AtomicLong> counts) throws IOException, InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    try (SoakLoad _ = SoakLoad.start(gateway.address(), clients, counts)) {
      for (int i = 1; System.nanoTime() < end; i++) {
        FragileUpstream faulty = upstreams.get(i % BACKENDS);
        FAULTS.get(ThreadLocalRandom.current().nextInt(FAULTS.size())).in(faulty);
        Thread.sleep(OF_A_FAULT.toMillis());
        faulty.comeBack();
        faulty.always(Fault.honest());
        if (i % FAULTS_PER_RELOAD == 0) {
          gateway.reload();
        }
      }
    }
  }

  private static Footprint rest(SoakedGateway gateway) throws IOException, InterruptedException {
    try (Client client = new Client(gateway.admin())) {
      long end = System.nanoTime() + PATIENCE.toNanos();
      for (List<String> busy = busy(client); !busy.isEmpty(); busy = busy(client)) {
        if (System.nanoTime() > end) {
          throw new AssertionError("nothing is asked, and still: " + busy);
        }
        Thread.sleep(OF_A_FAULT.toMillis());
      }
    }
    Thread.sleep(IDLE.toMillis());
    return Footprint.of(gateway.process());
  }

  /** The meters of what is going on, as far as anything is. */
  private static List<String> busy(Client client) {
    return client.get("/metrics")
        .text()
        .lines()
        .filter(line -> line.contains("in_flight ") || line.startsWith("avengers_answers_held"))
        .filter(line -> !line.startsWith("#") && !line.endsWith(" 0.0"))
        .toList();
  }

  /** The growth of what lives, as a share of what lived early. */
  double growth() {
    return (double) last.heap() / first.heap() - 1;
  }

  /** Takes the minutes, and the clients. */
  public static void main(String[] arguments) throws Exception {
    int minutes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
    int clients = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 200;
    Soak soak = run(Files.createTempDirectory("soak"), Duration.ofMinutes(1),
        Duration.ofMinutes(Math.max(1, minutes - 1)), clients);
    System.out.printf("growth of what lives: %.1f %%%n", 100 * soak.growth());
    boolean lasts = soak.growth() < 0.1 && soak.last().threads() <= soak.first().threads() + 5
        && soak.last().files() <= soak.first().files() + 10;
    boolean answered = soak.counts()
        .keySet()
        .stream()
        .noneMatch(what -> what.equals("wrong") || what.startsWith("unanswered"));
    System.exit(lasts && answered ? 0 : 1);
  }
}
