package avengers.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.gateway.config.QuorumConfig.Otherwise;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked again, and how many samples must come. */
class ReliabilitySectionTest {
  @TempDir
  Path folder;

  private ReliabilityConfig reliability(String section) throws Exception {
    return new ConfigFile(folder).read(ConfigFile.BACKENDS + section).reliability();
  }

  private QuorumConfig quorum(String keys) throws Exception {
    return new ConfigFile(folder)
        .read(ConfigFile.BACKENDS + "ensembles: [ { name: e, samples: 5" + keys + " } ]\n")
        .ensembles()
        .getFirst()
        .quorum();
  }

  @Test
  void aFifthIsAskedAgainAndNothingBesideIfNothingIsSaid() throws Exception {
    assertThat(reliability("")).isEqualTo(new ReliabilityConfig(0.2, false));
    assertThat(reliability("reliability:\n")).isEqualTo(ReliabilityConfig.USUAL);
  }

  @Test
  void bothCanBeSet() throws Exception {
    assertThat(reliability("reliability: { retry-budget: 0, hedge: true }\n"))
        .isEqualTo(new ReliabilityConfig(0, true));
  }

  @Test
  void anySampleIsEnoughIfNothingIsSaid() throws Exception {
    assertThat(quorum("")).isEqualTo(new QuorumConfig(1, Otherwise.ERROR));
  }

  @Test
  void aQuorumIsANumberOrSaysWhatFollowsToo() throws Exception {
    assertThat(quorum(", quorum: 3")).isEqualTo(new QuorumConfig(3, Otherwise.ERROR));
    assertThat(quorum(", quorum: { samples: 3 }"))
        .isEqualTo(new QuorumConfig(3, Otherwise.ERROR));
    assertThat(quorum(", quorum: { samples: 2, otherwise: answer }"))
        .isEqualTo(new QuorumConfig(2, Otherwise.ANSWER));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      textBlock = """
          reliability: { retry-budget: 2 } | reliability.retry-budget: expected a number from 0 to 1, found the number 2
          reliability: { hedge: often }    | reliability.hedge: expected true or false, found the text "often"
          reliability: { hedges: true }    | reliability.hedges: unknown key; did you mean "hedge"?
          ensembles: [ { name: e, quorum: 0 } ] | ensembles[0].quorum: expected a whole number from 1 to 64, or a mapping, found the number 0
          ensembles: [ { name: e, quorum: { samples: 2, otherwise: fail } } ] | ensembles[0].quorum.otherwise: expected "error" or "answer", found the text "fail"
          """)
  void mistakesAreTold(String text, String problem) throws IOException {
    assertThat(new ConfigFile(folder).problemsAfterBackends(text + "\n")).singleElement()
        .asString()
        .endsWith(problem);
  }
}
