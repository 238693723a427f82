package avengers.gateway.endpoint;

import avengers.gateway.openai.RequestBody;
import io.vertx.core.Future;

/** One of the API's endpoints that take a JSON object and answer by a model. */
interface Endpoint {
  /**
   * Answers a request. Fails with an {@link avengers.gateway.openai.ApiException} if it cannot be
   * answered; a stream that has begun was ended with an error event then.
   */
  Future<Void> answer(Exchange exchange, RequestBody body);
}
