package avengers.gateway.demo.simulated;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * A simulated language model that is good at some fields.
 *
 * <p>
 * It solves a question by program, then errs on purpose, as often as its error rate for the
 * question's field says. The rate holds at temperature 0.7. Two fifths of the errors are
 * misunderstandings, which stay with a question over nearly all samples; the others are slips of
 * single samples, more frequent the higher the temperature is, with none at temperature 0. Among
 * the plausible mistakes, likelier ones are drawn more often. Everything follows from the model's
 * name, the question, the temperature and the seed, on every machine.
 *
 * @param model the model's name
 * @param description what it is good at, in a few words
 * @param errorRates its error rates by field
 * @param otherErrorRate its error rate in all other fields
 * @param style how it words its answers
 * @param inputPrice US dollars per million input tokens
 * @param outputPrice US dollars per million output tokens
 */
public record Specialist(String model,
    String description,
    Map<String, Double> errorRates,
    double otherErrorRate,
    Style style,
    double inputPrice,
    double outputPrice) {

  public Specialist {
    requireNonNull(model, "model");
    requireNonNull(description, "description");
    requireNonNull(style, "style");
    errorRates = Map.copyOf(errorRates);
    errorRates.values().forEach(ErrorRate::check);
    ErrorRate.check(otherErrorRate);
    if (!(inputPrice >= 0 && outputPrice >= 0)) {
      throw new IllegalArgumentException(
          "prices must not be negative: " + inputPrice + ", " + outputPrice);
    }
  }

  /** The error rate in a field at temperature 0.7. */
  public double errorRate(String field) {
    return errorRates.getOrDefault(field, otherErrorRate);
  }

  /** One sample of what the model says; the same for any seed at temperature 0. */
  public String reply(String question, double temperature, long seed) {
    String text = Whitespace.collapse(question);
    for (Field field : Fields.all()) {
      Optional<Solution> solution = field.solve(text);
      if (solution.isPresent()) {
        String answer = answer(field.name(), solution.get(), text, temperature, seed);
        return style.word(solution.get().kind(), answer,
            sampled("wording", text, temperature, seed));
      }
    }
    return introduction();
  }

  /** The canonical answer that one sample gives, right or wrong. */
  String answer(String field, Solution solution, String text, double temperature, long seed) {
    var errors = new ErrorRate(errorRate(field));
    RandomGenerator perQuestion = SeededRandom.of(0, "understanding", model, text);
    RandomGenerator perSample = sampled("answer", text, temperature, seed);
    if (errors.misunderstands(perQuestion) && errors.persists(temperature, perSample)) {
      return mistake(solution.wrong(), perQuestion);
    }
    return errors.slips(temperature, perSample)
        ? mistake(solution.wrong(), perSample)
        : solution.answer();
  }

  private RandomGenerator sampled(String purpose, String text, double temperature, long seed) {
    return SeededRandom.of(temperature > 0 ? seed : 0, purpose, model, text);
  }

  /** The lower of two draws, since likelier mistakes stand first. */
  private static String mistake(List<String> wrong, RandomGenerator random) {
    return wrong.get(Math.min(random.nextInt(wrong.size()), random.nextInt(wrong.size())));
  }

  private String introduction() {
    String fields = Fields.all().stream().map(Field::name).collect(Collectors.joining(", "));
    return "Thank you for asking. I am " + model + ", a simulated specialist for " + description
        + ", and this is beyond me. Questions that I can read are about: " + fields + ".";
  }
}
