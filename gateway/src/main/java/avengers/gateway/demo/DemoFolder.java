package avengers.gateway.demo;

import avengers.gateway.demo.simulated.Specialist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Files with which {@code collect} can be tried on the simulated backends. */
public record DemoFolder(Path config, Path questions) {
  private static final int QUESTIONS_PER_FIELD = 80;

  /** Writes the files, and makes the folder if need be. */
  public static DemoFolder write(Path folder, List<DemoBackends.Running> backends, long seed)
      throws IOException {
    Files.createDirectories(folder);
    StringBuilder yaml = new StringBuilder("backends:\n");
    backends.forEach(backend -> yaml.append(yaml(backend)));
    yaml.append("\nensembles:\n  - name: avengers\n");
    List<String> lines = DemoQuestions.lines(seed, QUESTIONS_PER_FIELD)
        .stream()
        .map(ObjectNode::toString)
        .toList();
    return new DemoFolder(Files.writeString(folder.resolve("gateway.yaml"), yaml),
        Files.write(folder.resolve("questions.jsonl"), lines));
  }

  private static String yaml(DemoBackends.Running backend) {
    Specialist specialist = backend.specialist();
    return String.format(Locale.ROOT, """
          - model: %s
            url: %s
            price: { input: %s, output: %s }
        """, specialist.model(), backend.base(), specialist.inputPrice(),
        specialist.outputPrice());
  }

  /** The command that asks the backends the questions. */
  public String collectCommand() {
    return "./avengers collect --config %s --questions %s --out %s --samples 3 --max-tokens 500"
        .formatted(config, questions, config.resolveSibling("observations.jsonl"));
  }
}
