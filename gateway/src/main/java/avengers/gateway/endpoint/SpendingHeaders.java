package avengers.gateway.endpoint;

import avengers.clustering.plan.Candidate;
import avengers.gateway.account.Planned;
import avengers.gateway.account.Recording;
import avengers.gateway.ledger.Spending;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;

/** What a request's calls took, as headers of the response. */
final class SpendingHeaders {
  private SpendingHeaders() {}

  /** The headers' values by name; none where nobody was called, nothing of what is not known. */
  static Map<String, String> of(Recording recording) {
    Map<String, String> headers = new LinkedHashMap<>();
    Spending spending = recording.spending();
    if (spending.calls().isEmpty()) {
      return headers;
    }
    spending.winner().ifPresent(won -> {
      headers.put("x-avengers-winner", won.model());
      headers.put("x-avengers-usage-winner", "prompt=" + won.usage().prompt() + ";completion="
          + won.usage().completion());
    });
    headers.put("x-avengers-calls", Integer.toString(spending.calls().size()));
    spending.cost().ifPresent(cost -> headers.put("x-avengers-cost", PlanHeaders.dollars(cost)));
    recording.planned()
        .flatMap(Planned::bestSingle)
        .map(Candidate::cost)
        .stream()
        .flatMapToDouble(cost -> cost.expected().isPresent()
            ? DoubleStream.of(cost.expected().getAsDouble())
            : DoubleStream.empty())
        .forEach(
            cost -> headers.put("x-avengers-cost-best-single", PlanHeaders.dollars(cost)));
    return headers;
  }
}
