package avengers.clustering.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void wordsStandLeftAndNumbersRight() {
    TextTable table = new TextTable("lr", "model", "score");
    table.add("a", "9.5");
    table.add("long-name", "100.0");

    assertThat(table).hasToString("""
          model      score
          a            9.5
          long-name  100.0
        """);
  }

  @Test
  void theWidestColumnIsCutToTheScreen() {
    TextTable table = new TextTable("llr", "name", "other", "number");
    table.add("x".repeat(300), "short", "12345678");

    assertThat(table.toString().lines()).allMatch(line -> line.length() <= 100)
        .anyMatch(line -> line.matches(" {2}x+…x+ {2}short {2}12345678"));
  }

  @Test
  void columnsAreNeverCutToNothing() {
    String[] wide = new String[40];
    Arrays.fill(wide, "abcdef");
    TextTable table = new TextTable("l".repeat(40), wide);

    assertThat(table.toString()).startsWith("  ab…f  ab…f");
  }
}
