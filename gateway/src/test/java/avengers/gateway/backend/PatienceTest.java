package avengers.gateway.backend;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void whoWaitsInVainGoesOnWhereItWaited() throws Exception {
    Context here = vertx.getOrCreateContext();
    CompletableFuture<Context> where = new CompletableFuture<>();
    CompletableFuture<Throwable> why = new CompletableFuture<>();

    here.runOnContext(now -> new Patience(vertx)
        .with(Promise.promise().future(), Duration.ofMillis(1))
        .onFailure(problem -> {
          why.complete(problem);
          where.complete(Vertx.currentContext());
        }));

    assertThat(why.get(10, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
    assertThat(where.get()).isSameAs(here);
  }

  @Test
  void whatComesInTimeIsPassedOn() {
    Future<String> there = new Patience(vertx).with(Future.succeededFuture("7"),
        Duration.ofMinutes(1));
    Future<String> broken = new Patience(vertx).with(Future.failedFuture("no"),
        Duration.ofMinutes(1));

    assertThat(there.result()).isEqualTo("7");
    assertThat(broken.cause()).hasMessage("no");
  }
}
