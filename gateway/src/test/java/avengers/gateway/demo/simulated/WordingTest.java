package avengers.gateway.demo.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@NullMarked
class WordingTest {

  @ParameterizedTest
  @EnumSource
  void holdsTheAnswerOfEveryKind(Wording wording) {
    for (int seed = 0; seed < 20; seed++) {
      var random = new SplittableRandom(seed);
      assertThat(wording.word(Kind.NUMBER, "-42", random)).contains("-42");
      assertThat(wording.word(Kind.CHOICE, "C", random)).contains("C");
      assertThat(wording.word(Kind.TEXT, "apple, kiwi, pear", random))
          .contains("apple, kiwi, pear");
    }
  }

  @Test
  void someStylesGroupThousands() {
    assertThat(replies(Style.MATHEMATICAL, Kind.NUMBER, "-1234567"))
        .anyMatch(reply -> reply.contains("-1,234,567"))
        .anyMatch(reply -> reply.contains("-1234567"));
    assertThat(replies(Style.TERSE, Kind.NUMBER, "1250")).allMatch(reply -> reply.contains("1250"));
    assertThat(replies(Style.MATHEMATICAL, Kind.NUMBER, "1250.5"))
        .allMatch(reply -> reply.contains("1250.5"));
    assertThat(replies(Style.MATHEMATICAL, Kind.TEXT, "2024, 1"))
        .allMatch(reply -> reply.contains("2024, 1"));
  }

  private static Stream<String> replies(Style style, Kind kind, String answer) {
    return IntStream.range(0, 40)
        .mapToObj(seed -> style.word(kind, answer, new SplittableRandom(seed)));
  }
}
