package avengers.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much memory the answers of backends may take. */
class AnswersSectionTest {
  @TempDir
  Path folder;

  private AnswersConfig answers(String section) throws Exception {
    return new ConfigFile(folder).read(ConfigFile.BACKENDS + section).answers();
  }

  @Test
  void anEighthOfTheHeapIsForAllAndThirtyTwoMebibytesForOne() throws Exception {
    assertThat(answers("")).isEqualTo(new AnswersConfig(32 << 20, Optional.empty()));
    assertThat(answers("answers:\n").memoryBytes())
        .isEqualTo(Runtime.getRuntime().maxMemory() / 8);
  }

  @Test
  void bothCanBeSet() throws Exception {
    AnswersConfig answers = answers("answers: { max-size: 64KB, memory: 1GB }\n");

    assertThat(answers).isEqualTo(new AnswersConfig(64 << 10, Optional.of(1L << 30)));
    assertThat(answers.memoryBytes()).isEqualTo(1L << 30);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|',
      textBlock = """
          answers: { max-size: 1KB }  | answers.max-size: expected a size (such as 10KB or 32MB) from 64KB to 1GB, found the text "1KB"
          answers: { memory: 32 }     | answers.memory: expected a size (such as 10KB or 32MB) from 1MB to 1024GB, found the number 32
          answers: { maxsize: 1MB }   | answers.maxsize: unknown key; did you mean "max-size"?
          """)
  void mistakesAreTold(String text, String problem) throws IOException {
    assertThat(new ConfigFile(folder).problemsAfterBackends(text + "\n")).singleElement()
        .asString()
        .endsWith(problem);
  }
}
