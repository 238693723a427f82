package avengers.gateway.demo.simulated;

import java.util.List;
import java.util.random.RandomGenerator;

/** A way to word a final answer. */
enum Wording {

  /** One plain sentence. */
  SENTENCE {
    @Override
    String word(Kind kind, String answer, RandomGenerator random) {
      return pick(random, "The answer is %s.", "The correct answer is %s.").formatted(answer);
    }
  },

  /** As few words as will do. */
  BRIEF {
    @Override
    String word(Kind kind, String answer, RandomGenerator random) {
      return switch (kind) {
        case NUMBER -> pick(random, "%s", "That makes %s.", "It comes to %s.").formatted(answer);
        case CHOICE -> pick(random, "%s", "so %s)", "(%s)").formatted(answer);
        case TEXT -> pick(random, "%s", "Answer: %s").formatted(answer);
      };
    }
  },

  /** LaTeX's box, as models trained on mathematics like it. */
  BOXED {
    @Override
    String word(Kind kind, String answer, RandomGenerator random) {
      String shown = kind == Kind.TEXT ? "\\text{" + answer + "}" : answer;
      return pick(random, "The final answer is $\\boxed{%s}$.", "Therefore we get \\boxed{%s}.")
          .formatted(shown);
    }
  },

  /** The answer in bold. */
  BOLD {
    @Override
    String word(Kind kind, String answer, RandomGenerator random) {
      return pick(random, "Answer: **%s**", "**Answer:** %s", "I would say **%s**.")
          .formatted(answer);
    }
  },

  /** Some lines of reasoning, then the answer. */
  REASONED {
    @Override
    String word(Kind kind, String answer, RandomGenerator random) {
      return String.join("\n", first(random), second(kind), "", "Final answer: " + answer);
    }

    private String first(RandomGenerator random) {
      return pick(random, "Let me think this through step by step.",
          "First, I look at what is given.");
    }

    private String second(Kind kind) {
      return switch (kind) {
        case NUMBER -> "I work out each part, then put the parts together and check the result.";
        case CHOICE -> "I go through the options and strike out those that cannot be right.";
        case TEXT -> "I follow what the question says and check it once more.";
      };
    }
  },

  /** A JSON object. */
  JSON {
    @Override
    String word(Kind kind, String answer, RandomGenerator random) {
      String reasoning = pick(random, "Worked out from the question.",
          "Checked against what is given.");
      String escaped = answer.replace("\\", "\\\\").replace("\"", "\\\"");
      return "{\"reasoning\": \"%s\", \"answer\": \"%s\"}".formatted(reasoning, escaped);
    }
  };

  /** A reply with this one final answer. */
  abstract String word(Kind kind, String answer, RandomGenerator random);

  private static String pick(RandomGenerator random, String... forms) {
    return List.of(forms).get(random.nextInt(forms.length));
  }
}
