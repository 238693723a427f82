package avengers.gateway.answer;

import avengers.embeddings.EmbeddingPool;
import avengers.gateway.backend.CallScope;
import avengers.gateway.backend.Patience;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Embeds texts of one request, one after the other, so that a request with many takes no more
 * places in the queue than one with a single text.
 *
 * @param deadline of all texts together, which are not waited for when the request's has passed
 */
public record TextVectors(Vertx vertx, EmbeddingPool pool, Duration deadline) {
  /** The texts' unit vectors. Fails if one cannot be embedded, in time or at all. */
  Future<List<float[]>> of(List<String> texts, CallScope scope) {
    long end = System.nanoTime() + deadline.toNanos();
    Future<List<float[]>> vectors = Future.succeededFuture(List.of());
    for (String text : texts) {
      vectors = vectors.compose(before -> embed(text, end, scope)
          .map(vector -> Stream.concat(before.stream(), Stream.of(vector)).toList()));
    }
    return vectors;
  }

  private Future<float[]> embed(String text, long end, CallScope scope) {
    Duration left = Duration.ofNanos(end - System.nanoTime());
    if (!left.isPositive() || scope.ended()) {
      return Future.failedFuture("there is no time left to embed the texts");
    }
    CompletableFuture<float[]> vector = pool.embed(text, found -> found);
    return new Patience(vertx)
        .with(Future.fromCompletionStage(vector, vertx.getOrCreateContext()),
            left.compareTo(scope.left()) < 0 ? left : scope.left())
        .onFailure(late -> vector.cancel(false));
  }
}
