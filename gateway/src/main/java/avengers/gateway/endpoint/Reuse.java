package avengers.gateway.endpoint;

import avengers.gateway.backend.CallScope;
import avengers.gateway.cache.SharedAnswer;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** How one request shares answers with others that ask the same. */
sealed interface Reuse permits Reuse.None, AnswerReuse {
  /** What an earlier request was answered, if that is kept. */
  Optional<Repetition> kept();

  /**
   * Asks, or waits for an identical request that is being asked.
   *
   * @param scope of the request's calls
   * @param ask whose calls are to end with the scope that it gets
   * @param shared what others get of it; throws what they are told if it is no answer
   */
  <A> Future<Turn<A>> share(CallScope scope, Function<CallScope, Future<A>> ask,
      Function<A, SharedAnswer> shared);

  /** Asks for itself alone, as its client watches; what is answered can be kept all the same. */
  <A> Future<A> alone(Supplier<Future<A>> ask, Function<A, SharedAnswer> shared);

  /** Tells that the answer goes to the client as it comes, and is not kept. */
  void passed();

  /** Nothing is shared. */
  record None() implements Reuse {
    @Override
    public Optional<Repetition> kept() {
      return Optional.empty();
    }

    @Override
    public <A> Future<Turn<A>> share(CallScope scope, Function<CallScope, Future<A>> ask,
        Function<A, SharedAnswer> shared) {
      return ask.apply(scope).map(Turn.Mine::new);
    }

    @Override
    public <A> Future<A> alone(Supplier<Future<A>> ask, Function<A, SharedAnswer> shared) {
      return ask.get();
    }

    @Override
    public void passed() {}
  }
}
