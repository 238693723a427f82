package avengers.gateway.demo.simulated;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** A model's habits of wording its answers. */
public enum Style {

  /** Shows its work, and boxes results. */
  MATHEMATICAL(true),

  /** Speaks in sentences with the answer in bold. */
  EMPHATIC(false),

  /** Says little. */
  TERSE(false),

  /** Reasons aloud, sometimes as JSON. */
  STRUCTURED(true),

  /** Chats. */
  CONVERSATIONAL(true);

  private static final int GROUPED_FROM_DIGITS = 4;
  private static final int MOST_DIGITS = 18;

  private final boolean groupsThousands;

  Style(boolean groupsThousands) {
    this.groupsThousands = groupsThousands;
  }

  /** A reply with one clear final answer. */
  String word(Kind kind, String answer, RandomGenerator random) {
    List<Wording> wordings = wordings();
    Wording wording = wordings.get(random.nextInt(wordings.size()));
    boolean grouped = groupsThousands && kind == Kind.NUMBER && random.nextBoolean();
    return wording.word(kind, grouped ? grouped(answer) : answer, random);
  }

  private List<Wording> wordings() {
    return switch (this) {
      case MATHEMATICAL -> List.of(Wording.REASONED, Wording.BOXED, Wording.SENTENCE);
      case EMPHATIC -> List.of(Wording.BOLD, Wording.SENTENCE, Wording.REASONED);
      case TERSE -> List.of(Wording.BRIEF, Wording.SENTENCE, Wording.BOLD);
      case STRUCTURED -> List.of(Wording.JSON, Wording.REASONED, Wording.BOXED);
      case CONVERSATIONAL -> List.of(Wording.SENTENCE, Wording.BRIEF, Wording.BOLD);
    };
  }

  private static String grouped(String number) {
    String digits = number.startsWith("-") ? number.substring(1) : number;
    boolean large = digits.length() >= GROUPED_FROM_DIGITS && digits.length() <= MOST_DIGITS
        && digits.chars().allMatch(Character::isDigit);
    return large ? String.format(Locale.ROOT, "%,d", Long.parseLong(number)) : number;
  }
}
