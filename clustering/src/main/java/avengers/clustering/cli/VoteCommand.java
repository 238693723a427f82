package avengers.clustering.cli;

import avengers.clustering.observation.Observation;
import avengers.clustering.observation.SamplesFile;
import avengers.clustering.replay.ModelReplay;
import avengers.clustering.replay.Replay;
import avengers.clustering.replay.ReplayJson;
import avengers.clustering.replay.ReplayOptions;
import avengers.clustering.replay.ReplayTable;
import avengers.clustering.table.ColumnMap;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lets recorded samples vote again. */
@Command(name = "vote",
    mixinStandardHelpOptions = true,
    description = "Replays recorded samples: how often votes are right, by number of samples, and"
        + " how many samples each stopping rule takes.")
public final class VoteCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Option(names = "--samples",
      paramLabel = "FILE",
      required = true,
      split = ",",
      arity = "1..*",
      description = "JSON Lines, CSV or Parquet, plain, .gz or .zst: one query a row, with its right"
          + " answer and each model's raw answers; several files are read as one")
  private List<Path> files = List.of();

  @Option(names = "--map",
      paramLabel = "KEY=COLUMN",
      split = ",",
      description = "other column names of the samples, as in query=prompt,answer=meta.gold")
  private Map<String, String> columns = Map.of();

  @Option(names = "--json", description = "print a JSON array instead of tables")
  private boolean json;

  @Mixin
  private PoolOptions pool = new PoolOptions();

  @Mixin
  private ReplayingOptions replaying = new ReplayingOptions();

  @Override
  public Integer call() {
    ReplayOptions options = replaying.options();
    List<Observation> queries = replaying.some(
        SamplesFile.read(files, new ColumnMap(columns)));
    List<ModelReplay> replays = replay(queries, options);
    spec.commandLine()
        .getOut()
        .println(json
            ? ReplayJson.of(replays).toPrettyString()
            : ReplayTable.of(replays, options).stripTrailing());
    return 0;
  }

  private List<ModelReplay> replay(List<Observation> queries, ReplayOptions options) {
    try (ProgressBar bar = Progress.bar("Replaying", 1)) {
      Replay replay = new Replay(queries, pool.pool(), options, bar::step);
      bar.maxHint(replay.steps());
      return replay.replay();
    }
  }
}
