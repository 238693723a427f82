package avengers.gateway.cli;

import avengers.gateway.config.ConfigException;
import avengers.gateway.server.ConfigCheck;
import avengers.gateway.server.ConfigSource;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells whether a configuration is right. */
@Command(name = "check",
    mixinStandardHelpOptions = true,
    description = "Checks a configuration and the files that it names, without starting anything.")
final class CheckCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--config",
      paramLabel = "FILE",
      required = true,
      description = "the gateway's configuration, as config/gateway.yaml shows it")
  private Path config = Path.of("");

  @Override
  public Integer call() throws ConfigException {
    ConfigCheck right = ConfigCheck.of(new ConfigSource.File(config, System.getenv()));
    spec.commandLine().getOut().println(config + ": right; " + right.summary());
    return 0;
  }
}
