package avengers.gateway.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gateway in a process of its own, which can be killed. */
public final class AvengersProcess implements AutoCloseable {
  private static final Pattern ADMIN = Pattern.compile("looked after at (http://[^ ]+)");
  private static final Pattern MAIN = Pattern.compile("listening at (http://[^ ]+)");

  private final Process process;
  private final URI admin;
  private final URI main;

  private AvengersProcess(Process process, URI admin, URI main) {
    this.process = process;
    this.admin = admin;
    this.main = main;
  }

  /** Starts one; returns when it takes requests. */
  public static AvengersProcess serve(Path config) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", Avengers.class.getName(),
        "serve", "--config", config.toString()).redirectErrorStream(true);
    builder.environment()
        .put("CLASSPATH", System.getProperty("surefire.test.class.path",
            System.getProperty("java.class.path")));
    Process process = builder.start();
    BufferedReader log = process.inputReader(StandardCharsets.UTF_8);
    Optional<URI> admin = Optional.empty();
    StringBuilder said = new StringBuilder();
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      said.append(line).append('\n');
      Optional<URI> found = find(ADMIN, line);
      admin = found.isPresent() ? found : admin;
      Optional<URI> main = find(MAIN, line);
      if (main.isPresent()) {
        Thread.ofVirtual().start(() -> log.lines().forEach(more -> {}));
        return new AvengersProcess(process, admin.orElseThrow(), main.get());
      }
    }
    throw new AssertionError("the gateway did not start: " + said);
  }

  private static Optional<URI> find(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    return matcher.find() ? Optional.of(URI.create(matcher.group(1))) : Optional.empty();
  }

  public URI address() {
    return main;
  }

  public URI adminAddress() {
    return admin;
  }

  /** As {@code kill -9} does; returns when it is dead. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
