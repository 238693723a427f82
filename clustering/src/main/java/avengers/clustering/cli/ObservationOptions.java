package avengers.clustering.cli;

import avengers.clustering.observation.JoinedOutputs;
import avengers.clustering.observation.Observations;
import avengers.clustering.observation.ObservationsFile;
import avengers.clustering.observation.OutputsFile;
import avengers.clustering.table.ColumnMap;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options that say which labelled queries are read, and what of them. */
final class ObservationOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(names = "--observations",
      paramLabel = "FILE",
      required = true,
      split = ",",
      arity = "1..*",
      description = "JSON Lines, CSV or Parquet, plain, .gz or .zst: one query a row, with each"
          + " model's score; several files are read as one")
  private List<Path> files = List.of();

  @Option(names = "--map",
      paramLabel = "KEY=COLUMN",
      split = ",",
      description = "other column names of the observations, as in"
          + " query=prompt,answer=meta.gold,records.model-a=score_a")
  private Map<String, String> columns = Map.of();

  @Option(names = "--outputs",
      paramLabel = "FILE",
      split = ",",
      arity = "1..*",
      description = "raw answers of the models, joined to the queries by data set and index")
  private List<Path> outputs = List.of();

  @Mixin
  private PoolOptions pool = new PoolOptions();

  /** Reads the observations; says on standard error what became of raw answers. */
  Observations read() {
    Observations observations = ObservationsFile.read(files, new ColumnMap(columns));
    if (!outputs.isEmpty()) {
      JoinedOutputs joined = OutputsFile.join(observations, outputs);
      command.commandLine().getErr().println(describe(joined));
      observations = joined.observations();
    }
    return observations.within(pool.pool());
  }

  private static String describe(JoinedOutputs joined) {
    StringBuilder text = new StringBuilder(
        String.format(Locale.ROOT, "Raw answers found for %,d of %,d queries", joined.found(),
            joined.observations().queries().size()));
    append(text, joined.unplaced(), "rows of --outputs belong to no query");
    append(text, joined.ungraded(), "answers left out, of models without a score there");
    append(text, joined.contradicted(),
        "queries have another right answer in --outputs: do the indexes match?");
    return text.toString();
  }

  private static void append(StringBuilder text, long count, String what) {
    if (count > 0) {
      text.append(String.format(Locale.ROOT, "; %,d %s", count, what));
    }
  }
}
