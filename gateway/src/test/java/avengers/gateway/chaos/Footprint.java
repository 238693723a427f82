package avengers.gateway.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a process of Java holds while it does nothing: measured from outside, behind a full garbage
 * collection.
 *
 * @param heap bytes of all objects that live
 * @param files that are open, sockets included
 * @param sockets that are open
 */
record Footprint(long heap, int threads, int files, int sockets) {
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
  private static final Pattern THREADS = Pattern.compile("(?m)^Threads:\\s+(\\d+)");

  /** Measures a process on Linux. */
  static Footprint of(Process process) throws IOException, InterruptedException {
    String pid = Long.toString(process.pid());
    // The histogram counts what lives, and so collects all else before; the second time also what
    // the first one left to finalisation.
    histogram(pid);
    long heap = Long.parseLong(found(TOTAL, histogram(pid)));
    Path folder = Path.of("/proc", pid);
    int threads = Integer.parseInt(found(THREADS, Files.readString(folder.resolve("status"))));
    return new Footprint(heap, threads, count(folder, ""), count(folder, "socket:"));
  }

  private static String histogram(String pid) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process asked = new ProcessBuilder(jcmd.toString(), pid, "GC.class_histogram")
        .redirectErrorStream(true)
        .start();
    try (InputStream told = asked.getInputStream()) {
      String text = new String(told.readAllBytes(), StandardCharsets.UTF_8);
      asked.waitFor();
      return text;
    }
  }

  private static String found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("not told: " + pattern + " in " + text);
    }
    return matcher.group(1);
  }

  private static int count(Path process, String kind) throws IOException {
    try (Stream<Path> open = Files.list(process.resolve("fd"))) {
      return (int) open.filter(file -> target(file).startsWith(kind)).count();
    }
  }

  /** One that was closed meanwhile is none. */
  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException e) {
      return "closed";
    }
  }

  @Override
  public String toString() {
    return "%.1f MB live, %d threads, %d open files, %d of them sockets".formatted(
        heap / 1_048_576.0, threads, files, sockets);
  }
}
