package avengers.gateway.cli;

import avengers.clustering.cli.EvaluateCommand;
import avengers.clustering.cli.ExportCommand;
import avengers.clustering.cli.FitCommand;
import avengers.clustering.cli.ImportCommand;
import avengers.clustering.cli.InspectCommand;
import avengers.clustering.cli.ReportCommand;
import avengers.clustering.cli.VoteCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The program. Exit codes: 0 done, 1 failed, 2 wrong usage. */
@Command(name = "avengers",
    mixinStandardHelpOptions = true,
    scope = ScopeType.LOCAL,
    versionProvider = Avengers.Version.class,
    description = "Several language models answer together: routed by cluster, decided by vote.",
    subcommands = {DemoCommand.class, ServeCommand.class, CheckCommand.class, CollectCommand.class,
        FitCommand.class,
        EvaluateCommand.class, VoteCommand.class, ReportCommand.class, InspectCommand.class,
        ImportCommand.class,
        ExportCommand.class})
public final class Avengers {
  private Avengers() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Avengers()).setExecutionExceptionHandler(new FailureMessage())
        .setParameterExceptionHandler(new UsageMessage())
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Avengers.class.getPackage().getImplementationVersion();
      return new String[]{"avengers " + (version == null ? "(not packaged)" : version)};
    }
  }
}
