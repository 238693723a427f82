package avengers.gateway.backend;

import avengers.gateway.config.BackendConfig;
import avengers.gateway.config.Secret;
import avengers.gateway.metrics.GatewayMeters;
import avengers.gateway.openai.ChatCompletion;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model behind OpenAI's chat completions API. Each request to it is built from scratch: nothing
 * of the client's but the body travels. Redirects are not followed.
 */
public final class Backend {
  private static final Logger LOG = LoggerFactory.getLogger(Backend.class);

  private static final int CONNECT_MILLISECONDS = 5_000;

  /** Below the 5 s after which common model servers close an idle connection. */
  private static final int KEEP_ALIVE_SECONDS = 4;

  private static final int WAITING_PER_CONNECTION = 16;

  private final BackendConfig config;
  private final SeveralChoices several = new SeveralChoices(System::nanoTime);
  private final HttpClient client;
  private final CallCounter counter;

  public Backend(Vertx vertx, BackendConfig config, GatewayMeters meters) {
    this.config = config;
    this.counter = new CallCounter(config, meters);
    this.client = vertx.createHttpClient(
        new HttpClientOptions().setConnectTimeout(CONNECT_MILLISECONDS)
            .setKeepAliveTimeout(KEEP_ALIVE_SECONDS),
        new PoolOptions().setHttp1MaxSize(config.connections())
            .setMaxWaitQueueSize(config.connections() * WAITING_PER_CONNECTION));
  }

  /** The name that clients and the router file use. */
  public String model() {
    return config.model();
  }

  /** The name that the backend itself uses. */
  public String upstreamModel() {
    return config.upstreamModel();
  }

  /**
   * Asks for one whole completion. The future never fails: failing is an outcome.
   *
   * @param body asks for one choice, or as many as the client does
   */
  public Future<Outcome> complete(byte[] body, CallScope scope) {
    return call(body, scope, (response, content) -> response.statusCode() == 200
        ? outcome(ChatCompletion.parse(content.getBytes()))
        : failure(response, content));
  }

  /**
   * Asks for samples. What comes has at least one choice that has ended, whatever it says. The
   * future never fails.
   *
   * @param body asks for that many choices
   */
  public Future<Outcome> sample(byte[] body, int choices, CallScope scope) {
    return call(body, scope, (response, content) -> {
      if (response.statusCode() == 200) {
        return outcome(ChatCompletion.read(content.getBytes()));
      }
      Outcome.Failed failed = failure(response, content);
      return choices > 1 && failed.reason() == FailureReason.REJECTED
          && RejectedChoices.in(content)
              ? Outcome.Failed.because(model(), FailureReason.SEVERAL_REJECTED)
              : failed;
    });
  }

  /** Whether it is worth asking for several choices at once: it was not seen to give only one. */
  public boolean givesSeveral() {
    return several.worthAsking();
  }

  /** Remembers for a while that asking for several choices at once did not bring them. */
  public void gaveNotSeveral(String what) {
    if (several.failed()) {
      LOG.info("the model '{}' {}: it is asked for its samples one by one for the next {} minutes",
          model(), what, SeveralChoices.MEMORY.toMinutes());
    }
  }

  private Future<Outcome> call(byte[] body, CallScope scope,
      BiFunction<HttpClientResponse, Buffer, Outcome> reader) {
    long start = System.nanoTime();
    CallScope call = callScope(scope);
    return open(body, call).compose(response -> UpstreamBody.read(response)
        .map(content -> reader.apply(response, content)))
        .timeout(call.patience(), TimeUnit.MILLISECONDS)
        .otherwise(problem -> Outcome.Failed.because(model(),
            CallFailure.reason(problem, call, scope)))
        .onSuccess(outcome -> end(outcome, call, start));
  }

  /** What counts the calls to this backend. */
  public CallCounter counter() {
    return counter;
  }

  /** The scope of one call to this backend, with its own time limit if it has one. */
  public CallScope callScope(CallScope request) {
    return request.within(config.timeout());
  }

  /**
   * Sends a request, and gives the response as soon as its head is there, whatever its status.
   * Aborted when the scope is.
   */
  public Future<HttpClientResponse> open(byte[] body, CallScope scope) {
    return client.request(options()).compose(request -> {
      scope.add(request);
      request.putHeader("content-type", "application/json");
      request.putHeader("user-agent", "avengers");
      config.apiKey()
          .map(Secret::reveal)
          .ifPresent(key -> request.putHeader("authorization", "Bearer " + key));
      // Whoever reads the response is told of its end; without a handler Vert.x logs it as well.
      return request.send(Buffer.buffer(body))
          .map(
              response -> response.exceptionHandler(problem -> LOG.debug("a call ended", problem)));
    });
  }

  /** What a response that is not a success means. */
  public Outcome.Failed failure(HttpClientResponse response, Buffer content) {
    FailureReason reason = FailureReason.ofStatus(response.statusCode());
    return new Outcome.Failed(model(), reason, response.statusCode(),
        reason == FailureReason.REJECTED ? CallFailure.message(content) : Optional.empty(),
        Optional.ofNullable(response.getHeader("retry-after")));
  }

  private RequestOptions options() {
    return new RequestOptions().setMethod(HttpMethod.POST)
        .setAbsoluteURI(config.url() + "/chat/completions")
        .setFollowRedirects(false);
  }

  private Outcome outcome(Optional<ChatCompletion> completion) {
    return completion.<Outcome>map(Outcome.Answered::new)
        .orElseGet(() -> Outcome.Failed.because(model(), FailureReason.MALFORMED));
  }

  /** An answered call leaves its connection to the next one; a failed one may still run. */
  private void end(Outcome outcome, CallScope call, long start) {
    switch (outcome) {
      case Outcome.Answered(ChatCompletion completion) -> {
        call.finish();
        completion.usage().ifPresent(counter::spent);
        counter.answered(start);
      }
      case Outcome.Failed failed -> {
        call.abort();
        counter.failed(failed.reason(), start);
      }
    }
  }
}
