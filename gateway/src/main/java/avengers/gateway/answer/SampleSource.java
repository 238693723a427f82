package avengers.gateway.answer;

import avengers.gateway.backend.Backend;
import avengers.gateway.backend.Retries;
import avengers.gateway.openai.ChatRequest;
import avengers.gateway.openai.RequestContent;
import java.util.Map;
import java.util.Objects;

/**
 * Who gives the samples of one request, and what each is asked.
 *
 * @param backends by model
 * @param retries how calls are repeated
 */
record SampleSource(Map<String, Backend> backends, Retries retries, EnsemblePlan plan) {
  Backend backend(String model) {
    return Objects.requireNonNull(backends.get(model));
  }

  ChatRequest request(Backend backend) {
    return plan.requestTo(backend.model());
  }

  /** What is asked for one sample. */
  RequestContent alone(Backend backend, Place place) {
    return request(backend).sample(backend.upstreamModel(), temperature(), place.number());
  }

  /** What is asked for several samples at once. */
  RequestContent together(Backend backend, int samples) {
    return request(backend).samples(backend.upstreamModel(), temperature(), samples);
  }

  /** What is asked for a sample that is shown while it comes. */
  RequestContent streamed(Backend backend) {
    return request(backend).streamedSample(backend.upstreamModel(), temperature());
  }

  private double temperature() {
    return plan.ensemble().temperature();
  }
}
