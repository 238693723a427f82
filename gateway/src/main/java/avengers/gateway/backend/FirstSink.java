package avengers.gateway.backend;

import io.vertx.core.streams.ReadStream;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Gives the events of one of several calls on: of the first one from which any come. */
final class FirstSink implements UpstreamStream.Sink {
  private final UpstreamStream.Sink sink;
  private final BooleanSupplier isChosen;
  private Optional<ReadStream<?>> source = Optional.empty();

  /**
   * A sink of one call.
   *
   * @param sink takes the events if the call is chosen
   * @param isChosen chooses the call if no other is yet
   */
  FirstSink(UpstreamStream.Sink sink, BooleanSupplier isChosen) {
    this.sink = sink;
    this.isChosen = isChosen;
  }

  @Override
  public void source(ReadStream<?> upstream) {
    source = Optional.of(upstream);
  }

  @Override
  public void take(List<StreamedEvent> events) {
    if (isChosen.getAsBoolean()) {
      source.ifPresent(sink::source);
      source = Optional.empty();
      sink.take(events);
    }
  }
}
