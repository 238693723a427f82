package avengers.clustering.collect;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A model behind OpenAI's chat completions API. */
public record HttpChatModel(HttpClient client, ChatEndpoint endpoint) implements ChatModel {
  private static final long LONGEST_BODY = 64L << 20;
  private static final int OK = 200;

  /** A client for {@link HttpChatModel}: HTTP/1.1, which every such server speaks. */
  public static HttpClient newClient() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(10))
        .build();
  }

  @Override
  public String name() {
    return endpoint.name();
  }

  @Override
  public double greatestCost(ChatCall call) {
    return endpoint.price().map(price -> price.bound(call)).orElse(0.0);
  }

  @Override
  public Reply ask(ChatCall call) throws CallFailure, InterruptedException {
    long start = System.nanoTime();
    HttpResponse<String> response = response(call);
    double seconds = (System.nanoTime() - start) / 1e9;
    if (response.statusCode() != OK) {
      throw failure(response);
    }
    try {
      return CompletionJson.reply(response.body(), endpoint.price(), seconds);
    } catch (IllegalArgumentException e) {
      throw CallFailure.withoutReply(name() + " replied " + e.getMessage());
    }
  }

  /** The whole response; a request's own time limit would end with the response's head. */
  private HttpResponse<String> response(ChatCall call) throws CallFailure, InterruptedException {
    CompletableFuture<HttpResponse<String>> pending = client.sendAsync(request(call),
        BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_BODY));
    try {
      return pending.get(endpoint.deadline().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw CallFailure.withoutReply(
          name() + " did not reply within " + endpoint.deadline().toMillis() / 1e3 + " s");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException connection) {
        throw CallFailure.withoutReply(name() + " cannot be reached, or broke off: "
            + Optional.ofNullable(connection.getMessage())
                .orElse(connection.getClass().getSimpleName()));
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      pending.cancel(true);
    }
  }

  private HttpRequest request(ChatCall call) {
    HttpRequest.Builder request = HttpRequest
        .newBuilder(URI.create(endpoint.base() + "/chat/completions"))
        .header("content-type", "application/json")
        .header("user-agent", "avengers")
        .POST(HttpRequest.BodyPublishers.ofString(
            CompletionJson.request(endpoint.upstreamModel(), call)));
    endpoint.apiKey().ifPresent(key -> request.header("authorization", "Bearer " + key));
    return request.build();
  }

  private CallFailure failure(HttpResponse<String> response) {
    Optional<Duration> wait = response.headers()
        .firstValue("retry-after")
        .flatMap(value -> RetryAfter.parse(value, Instant.now()));
    // Before it is shortened: part of a key would no longer be found.
    String body = endpoint.apiKey()
        .map(key -> response.body().replace(key, "***"))
        .orElse(response.body());
    String reason = CompletionJson.error(body).map(message -> ": " + message).orElse("");
    return CallFailure.ofStatus(name() + " replied with status " + response.statusCode() + reason,
        response.statusCode(), wait);
  }
}
