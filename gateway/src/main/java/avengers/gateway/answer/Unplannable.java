package avengers.gateway.answer;

import avengers.clustering.plan.Candidate;
import avengers.clustering.plan.Caps;
import avengers.clustering.plan.Need;
import avengers.clustering.plan.Planning;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ErrorKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** The error of a request for which there is no plan. */
final class Unplannable {
  private static final MathContext SHOWN = new MathContext(3);

  private Unplannable() {}

  /**
   * What the client is told.
   *
   * @param planning is no plan
   * @param choices how many answers are wanted
   */
  static ApiError error(Planning planning, List<Candidate> candidates, int choices) {
    return switch (planning) {
      case Planning.NobodyServes(Set<Need> needs) -> nobodyServes(needs);
      case Planning.ContextTooShort(long tokens, long longest) ->
        invalid("The request needs a context of about " + tokens
            + " tokens with its answer; the longest of a model that could serve it has " + longest
            + ".", "context_length_exceeded");
      case Planning.CapsTooTight(Caps caps) -> tooTight(caps, candidates, choices);
      case Planning.Planned _ -> throw new IllegalArgumentException("there is a plan");
    };
  }

  private static ApiError nobodyServes(Set<Need> needs) {
    String words = needs.stream().sorted().map(Need::words).collect(Collectors.joining(" and "));
    return invalid(words.isEmpty()
        ? "There is no model that may be asked."
        : "No model that may be asked serves " + words + ".", "no_capable_model");
  }

  private static ApiError tooTight(Caps caps, List<Candidate> candidates,
      int choices) {
    OptionalInt samples = caps.samples();
    String why = samples.isPresent() && samples.getAsInt() < choices
        ? "max_samples " + samples.getAsInt() + " is less than the " + choices
            + " answers that 'n' asks for."
        : "max_cost " + shown(caps.cost().orElse(0)) + least(candidates, choices);
    return invalid("No plan keeps the caps: " + why, "caps_too_tight");
  }

  private static String least(List<Candidate> candidates, int choices) {
    double least = choices * candidates.stream()
        .flatMapToDouble(model -> model.cost().most().stream())
        .min()
        .orElse(Double.NaN);
    return Double.isNaN(least)
        ? " can only be kept by models whose price is known, and there is none."
        : " is less than an answer of the cheapest model may cost, which is up to " + shown(least)
            + ".";
  }

  private static String shown(double dollars) {
    return BigDecimal.valueOf(dollars).round(SHOWN).stripTrailingZeros().toPlainString();
  }

  private static ApiError invalid(String message, String code) {
    return ApiError.of(ErrorKind.INVALID_REQUEST, message).withCode(code);
  }
}
