package avengers.gateway.answer;

import avengers.clustering.vote.Sample;
import avengers.gateway.openai.ChatCompletion;

/**
 * A completion that came, and as what it votes.
 *
 * @param sample of no text if the completion was cut short: it has no vote then
 */
record SampledReply(Sample sample, ChatCompletion completion) {
  static SampledReply of(String model, double score, ChatCompletion completion) {
    String text = completion.truncated() ? "" : completion.text();
    return new SampledReply(new Sample(model, score, text), completion);
  }
}
