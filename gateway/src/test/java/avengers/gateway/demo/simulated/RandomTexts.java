package avengers.gateway.demo.simulated;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.NullMarked;

/** Texts that nobody would type. */
@NullMarked
final class RandomTexts {

  private static final String CHARACTERS = "abcWhat is the?.,:;(){}[]+-*/ 0123456789\n\t\"\\%$é漢\u0000\ud83d";

  private RandomTexts() {}

  static String noise(RandomGenerator random) {
    var text = new StringBuilder();
    for (int length = random.nextInt(80); length > 0; length--) {
      text.append(character(random));
    }
    return text.toString();
  }

  /** The text with a few characters replaced, and perhaps cut off or doubled. */
  static String damaged(String text, RandomGenerator random) {
    var damaged = new StringBuilder(text);
    for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
      damaged.setCharAt(random.nextInt(damaged.length()), character(random));
    }
    return switch (random.nextInt(4)) {
      case 0 -> damaged.substring(random.nextInt(damaged.length()));
      case 1 -> damaged.substring(0, random.nextInt(damaged.length()));
      case 2 -> damaged.append(damaged).toString();
      default -> damaged.toString();
    };
  }

  private static char character(RandomGenerator random) {
    return CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
  }
}
