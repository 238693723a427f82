package avengers.gateway.cli;

import avengers.gateway.config.ConfigException;
import avengers.gateway.config.ConfigReader;
import avengers.gateway.config.GatewayConfig;
import avengers.gateway.server.Gateway;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the gateway. */
@Command(name = "serve",
    mixinStandardHelpOptions = true,
    description = "Runs the gateway until it is told to stop (Ctrl-C, SIGTERM).")
final class ServeCommand implements Callable<Integer> {
  @Option(names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "the gateway's configuration, as config/gateway.yaml shows it")
  private Path config = Path.of("");

  @Override
  public Integer call() throws ConfigException, IOException, InterruptedException {
    GatewayConfig read = ConfigReader.read(config, System.getenv());
    Gateway gateway = Gateway.start(read);
    gateway.serveUntilStopped();
    return 0;
  }
}
