package avengers.gateway.endpoint;

import avengers.embeddings.BatchPool;
import avengers.embeddings.TooManyTextsException;
import avengers.gateway.backend.Backend;
import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ErrorKind;
import avengers.gateway.openai.RequestBody;
import avengers.gateway.openai.Service;
import avengers.gateway.openai.embeddings.EmbeddingItem;
import avengers.gateway.openai.embeddings.EmbeddingsRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Embeddings: by the gateway's own model, or by a backend that serves them. */
record EmbeddingsEndpoint(Vertx vertx, Models models) implements Endpoint {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddingsEndpoint.class);

  /** Seconds after which lists that were under way have likely ended. */
  private static final String RETRY_AFTER = "1";

  @Override
  public Future<Void> answer(Exchange exchange, RequestBody body) {
    Asked asked = models.asked(body.model(), Service.EMBEDDINGS);
    asked.requireUnchanged(body);
    return switch (asked) {
      case Asked.Embedder(String name, BatchPool pool) ->
        embed(exchange, name, pool, EmbeddingsRequest.of(body, pool.dimension()));
      case Asked.Single(Backend backend) ->
        new Relay(exchange, backend, Service.EMBEDDINGS)
            .untouched(body.to(backend.upstreamModel()), false);
      case Asked.Ensemble other -> throw other.elsewhere();
    };
  }

  /** The answer is written on the pool's threads: long ones would hold up the event loop. */
  private Future<Void> embed(Exchange exchange, String model, BatchPool pool,
      EmbeddingsRequest request) {
    CompletableFuture<List<EmbeddingItem>> items = pool.embed(request.texts(),
        (index, vector, tokens) -> EmbeddingItem.of(index, vector, tokens, request.encoding()));
    exchange.scope().onAbort(() -> items.cancel(false));
    return Future.fromCompletionStage(
        items.thenApply(all -> Buffer.buffer(EmbeddingItem.answer(model, all))),
        vertx.getOrCreateContext())
        .recover(problem -> Future.failedFuture(new ApiException(error(exchange, problem))))
        .compose(exchange::answer);
  }

  private static ApiError error(Exchange exchange, Throwable problem) {
    Throwable cause = problem instanceof CompletionException wrapped && wrapped.getCause() != null
        ? wrapped.getCause()
        : problem;
    return switch (cause) {
      case CancellationException _ when exchange.scope().expired() ->
        ApiError.of(ErrorKind.DEADLINE_EXCEEDED,
            "The request's time was up before all texts were embedded; send fewer at once.")
            .withCode("timed_out");
      case CancellationException _ -> ApiError.of(ErrorKind.UNAVAILABLE,
          "The embeddings were no longer needed.").withCode("cancelled");
      case TooManyTextsException _ -> ApiError.of(ErrorKind.UNAVAILABLE,
          "Too many requests for embeddings are under way; try again later.")
          .withCode("overloaded")
          .withRetryAfter(Optional.of(RETRY_AFTER));
      default -> {
        LOG.warn("texts could not be embedded: {}", cause.toString());
        yield ApiError.of(ErrorKind.INTERNAL, "The texts could not be embedded.");
      }
    };
  }
}
