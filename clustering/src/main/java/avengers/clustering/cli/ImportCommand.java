package avengers.clustering.cli;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.RoutingRule;
import avengers.clustering.file.FileException;
import avengers.clustering.reference.ReferenceArtefacts;
import avengers.clustering.reference.ReferenceReader;
import avengers.clustering.routerfile.RouterFile;
import avengers.embeddings.Embedder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a router of what the reference scripts wrote. */
@Command(name = "import",
    mixinStandardHelpOptions = true,
    description = "Makes a router file of the files of the Avengers reference scripts. The"
        + " embedder must be the one that they were made with.")
public final class ImportCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Mixin
  private ReferenceOptions reference = new ReferenceOptions();

  @Option(names = "--out",
      paramLabel = "ROUTER",
      required = true,
      description = "the router file to write")
  private Path out = Path.of("");

  @Option(names = "--rule",
      paramLabel = "RULE",
      defaultValue = "SHRUNK",
      description = "how scores of clusters become the score of a query: SHRUNK, eight nearest"
          + " clusters and a shrinkage of 20 queries; REFERENCE, the nearest cluster's raw means"
          + " (default: ${DEFAULT-VALUE})")
  private Rule rule = Rule.SHRUNK;

  @Mixin
  private EmbedderOptions embedder = new EmbedderOptions();

  /** The rules to choose from; there are no queries to fit one on. */
  private enum Rule {
    SHRUNK,
    REFERENCE;

    RoutingRule routing() {
      return switch (this) {
        case SHRUNK -> RoutingRule.EIGHT_NEAREST.withShrinkage(20);
        case REFERENCE -> new RoutingRule(1, 0, 0);
      };
    }
  }

  @Override
  public Integer call() throws IOException {
    ReferenceArtefacts artefacts = ReferenceReader.read(reference.files(spec.commandLine()));
    FittedRouter router = artefacts.router(fingerprint(artefacts), rule.routing(), Instant.now());
    RouterFile.write(router, out);
    spec.commandLine()
        .getOut()
        .printf("%s: %d clusters of %d queries, %d models%s%n", out, router.centroids().count(),
            router.provenance().queries(), router.models().size(),
            artefacts.embeddingModel().map(name -> "; made with embeddings of " + name).orElse(""));
    return 0;
  }

  private String fingerprint(ReferenceArtefacts artefacts) {
    try (Embedder chosen = embedder.load()) {
      int expected = artefacts.centroids().dimension();
      if (chosen.dimension() != expected) {
        throw new FileException("the centroids have " + expected + " dimensions, but "
            + embedder.model().source().label() + " gives " + chosen.dimension()
            + "; name the embedding model that they were made with (--embedder)");
      }
      requireSame(artefacts, chosen.fingerprint());
      return chosen.fingerprint();
    }
  }

  /** Our own exports name their embedder by its fingerprint, the reference's by a name. */
  private static void requireSame(ReferenceArtefacts artefacts, String fingerprint) {
    String told = artefacts.embeddingModel().orElse("");
    if (told.startsWith("sha256:") && !told.equals(fingerprint)) {
      throw new FileException("the centroids were made with the embedder " + told
          + ", but the chosen one is " + fingerprint + "; choose the same");
    }
  }
}
