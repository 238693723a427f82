package avengers.gateway.cli;

import avengers.gateway.config.ConfigException;
import avengers.gateway.server.ConfigSource;
import avengers.gateway.server.Gateway;
import avengers.gateway.server.ProcessSignals;
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
    try (ProcessSignals signals = ProcessSignals.listen();
        Gateway gateway = Gateway.start(new ConfigSource.File(config, System.getenv()))) {
      signals.onHangUp(() -> gateway.reload("SIGHUP"));
      signals.awaitStop();
    }
    return 0;
  }
}
