package avengers.gateway.endpoint;

import avengers.clustering.vote.Verdict;
import avengers.gateway.answer.EnsembleAnswer;
import avengers.gateway.answer.Escalation;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How an ensemble's answer came about, as headers of the response. */
final class AnswerHeaders {
  private AnswerHeaders() {}

  /** The headers' values by name. */
  static Map<String, String> of(EnsembleAnswer answer) {
    Verdict verdict = answer.verdict();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("x-avengers-cluster", answer.place());
    headers.put("x-avengers-models", answer.models());
    headers.put("x-avengers-votes", answer.votes());
    headers.put("x-avengers-choices", answer.choices());
    headers.put("x-avengers-agreement", share(verdict.agreement()));
    headers.put("x-avengers-confidence", share(verdict.confidence()));
    headers.put("x-avengers-verdict", verdict.label());
    headers.put("x-avengers-doubt", answer.doubt());
    headers.put("x-avengers-compared-as", verdict.tally().kind().label());
    headers.put("x-avengers-samples", answer.samples());
    headers.put("x-avengers-degraded", answer.degraded());
    headers.put("x-avengers-silent", answer.silent());
    headers.put("x-avengers-stopped-by", answer.stoppedBy().label());
    headers.put("x-avengers-escalated-to",
        answer.escalation().map(Escalation::label).orElse(""));
    headers.values().removeIf(String::isEmpty);
    return headers;
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
