package avengers.clustering.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(60)
@EnabledOnOs({OS.LINUX, OS.MAC})
class PassingCodeTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private static double grade(String command, Duration timeout, String reply) throws Exception {
    return new PassingCode(new CodeCommand(command, timeout), "{\"tests\": \"seven\"}")
        .grade(reply);
  }

  @Test
  void codeThatTheCommandAcceptsIsRight() throws Exception {
    assertThat(grade("grep -q seven", LONG, "Look:\n```python\nseven\n```\nnine"))
        .isEqualTo(1);
    assertThat(grade("grep -q nine", LONG, "Look:\n```python\nseven\n```\nnine"))
        .isEqualTo(0);
  }

  @Test
  void theCommandSeesTheQuestion() throws Exception {
    assertThat(grade("grep -q seven \"$AVENGERS_QUESTION\"", LONG, "x")).isEqualTo(1);
  }

  @Test
  void theCommandSeesNoOtherVariables() throws Exception {
    // Surefire sets none that are sure to be there; the shell itself sets PWD, and little more.
    assertThat(grade("test $(env | cut -d= -f1 | grep -vE "
        + "'^(PATH|HOME|LANG|LC_ALL|TMPDIR|JAVA_HOME|AVENGERS_QUESTION|PWD|SHLVL|OLDPWD|_)$' "
        + "| wc -l) -eq 0", LONG, "x")).isEqualTo(1);
  }

  @Test
  void codeThatRunsTooLongIsWrong() throws Exception {
    assertThat(grade("cat > /dev/null; while :; do :; done", Duration.ofMillis(300), "x"))
        .isEqualTo(0);
  }

  @Test
  void howeverMuchTheCommandPrintsItDoesNotHang() throws Exception {
    assertThat(grade("head -c 3000000 /dev/zero", LONG, "x")).isEqualTo(1);
  }

  @Test
  void aCommandThatCannotRunIsNotTheCodesFault() {
    assertThatThrownBy(() -> grade("/no/such/program", LONG, "x"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("could not run the command");
  }
}
