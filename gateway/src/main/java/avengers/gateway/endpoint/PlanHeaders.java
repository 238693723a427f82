package avengers.gateway.endpoint;

import avengers.clustering.plan.Forecast;
import avengers.gateway.answer.EnsemblePlan;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What is planned for a request, and what that is expected to bring, as headers of the response.
 */
final class PlanHeaders {
  private static final MathContext THREE_DIGITS = new MathContext(3);

  private PlanHeaders() {}

  /** The headers' values by name; nothing of what is not known. */
  static Map<String, String> of(EnsemblePlan plan) {
    Forecast forecast = plan.forecast();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("x-avengers-cluster", plan.place());
    headers.put("x-avengers-plan", plan.words());
    forecast.accuracy()
        .ifPresent(share -> headers.put("x-avengers-expected-accuracy",
            String.format(Locale.ROOT, "%.2f", share)));
    forecast.cost().ifPresent(cost -> headers.put("x-avengers-expected-cost", dollars(cost)));
    return headers;
  }

  static String dollars(double cost) {
    return BigDecimal.valueOf(cost).round(THREE_DIGITS).stripTrailingZeros().toPlainString();
  }
}
