package avengers.gateway.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the configuration file of the gateway. */
public final class ConfigReader {

  private ConfigReader() {}

  /**
   * The configuration in a file.
   *
   * @param file the file; relative paths in it start at its folder
   * @param environment the variables that {@code ${NAME}} in the file refers to
   * @throws ConfigException with every mistake, if there is any
   */
  public static GatewayConfig read(Path file, Map<String, String> environment)
      throws ConfigException {
    Node root = tree(file);
    Reading reading = new Reading(new Dialect.File(environment));
    Path base = file.toAbsolutePath().resolveSibling("");
    Supplier<GatewayConfig> config = new GatewayKeys(base, data(base, environment))
        .gateway(reading.root("", root));
    List<Problem> problems = reading.finish();
    if (!problems.isEmpty()) {
      throw new ConfigException(file, problems);
    }
    return config.get();
  }

  /** The folder of what is kept: as the environment says, else beside the configuration. */
  private static Path data(Path base, Map<String, String> environment) {
    String said = environment.getOrDefault("AVENGERS_DATA", "");
    return base.resolve(said.isEmpty() ? "avengers-data" : said).normalize();
  }

  private static Node tree(Path file) throws ConfigException {
    try {
      return YamlTree.of(ConfigText.of(file));
    } catch (MalformedFile e) {
      throw new ConfigException(file, List.of(e.problem()));
    }
  }
}
