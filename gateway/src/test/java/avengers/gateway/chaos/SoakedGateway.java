package avengers.gateway.chaos;

import avengers.gateway.cli.Avengers;
import avengers.gateway.upstream.FragileUpstream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gateway as a process of its own, with a small heap, over backends of this process. */
final class SoakedGateway implements AutoCloseable {
  private static final String HEAP = "-Xmx256m";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final List<FragileUpstream> upstreams;
  private final Process process;
  private final URI address;
  private final URI admin;
  private int reloads;

  SoakedGateway(Path folder, List<FragileUpstream> upstreams)
      throws IOException, InterruptedException {
    this.folder = folder;
    this.upstreams = List.copyOf(upstreams);
    write();
    ProcessBuilder builder = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP,
        "--enable-native-access=ALL-UNNAMED", Avengers.class.getName(), "serve", "--config",
        folder.resolve("gateway.yaml").toString())
        .redirectErrorStream(true)
        .redirectOutput(log().toFile());
    builder.environment()
        .put("CLASSPATH", System.getProperty("surefire.test.class.path",
            System.getProperty("java.class.path")));
    this.process = builder.start();
    this.admin = URI.create(awaitLog("looked after at (http\\S+)"));
    this.address = URI.create(awaitLog("listening at (http\\S+)"));
  }

  URI address() {
    return address;
  }

  /** Where its meters are. */
  URI admin() {
    return admin;
  }

  Process process() {
    return process;
  }

  /** Changes its configuration, and has it read again. */
  void reload() throws IOException, InterruptedException {
    reloads++;
    write();
    new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).start().waitFor();
  }

  /** How often it tells that it read its configuration again. */
  long reloaded() throws IOException {
    return Pattern.compile("INFO .*reload \\(SIGHUP\\): (?!nothing)")
        .matcher(Files.readString(log()))
        .results()
        .count();
  }

  private void write() throws IOException {
    StringBuilder text = new StringBuilder("""
        server: { port: 0, deadline: 4s, recent-requests: { memory: 1MB } }
        admin: { port: 0, watch: 0s }
        answers: { max-size: 8MB }
        ensembles: [ { name: five, samples: 5, models: 5, temperature: 0.%d } ]
        backends:
        """.formatted(7 + reloads % 2));
    for (int i = 0; i < upstreams.size(); i++) {
      text.append("""
            - model: m%d
              url: "%s"
              first-token-timeout: 2s
              idle-timeout: 1s
          """.formatted(i, upstreams.get(i).url()));
    }
    Files.writeString(folder.resolve("gateway.yaml"), text);
  }

  private Path log() {
    return folder.resolve("log");
  }

  private String awaitLog(String pattern) throws IOException, InterruptedException {
    Pattern wanted = Pattern.compile(pattern);
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      Matcher found = wanted.matcher(Files.readString(log()));
      if (found.find()) {
        return found.group(1);
      }
      Thread.sleep(50);
    }
    throw new AssertionError("not in the log: " + pattern + "\n" + Files.readString(log()));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
