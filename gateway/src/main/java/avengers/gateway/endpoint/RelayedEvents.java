package avengers.gateway.endpoint;

import avengers.gateway.backend.StreamedEvent;
import avengers.gateway.backend.UpstreamStream;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.List;
import java.util.function.Function;

/**
 * Writes a backend's events to a client.
 *
 * @param write what the client gets of an event; may be empty
 */
record RelayedEvents(Exchange exchange,
    EventStream client,
    Function<StreamedEvent, Buffer> write,
    Relay.Observer observer) implements UpstreamStream.Sink {
  @Override
  public void source(ReadStream<?> upstream) {
    client.source(upstream);
  }

  /** Events that came together go together. */
  @Override
  public void take(List<StreamedEvent> events) {
    Buffer all = Buffer.buffer();
    for (StreamedEvent event : events) {
      all.appendBuffer(write.apply(event));
      observer.saw(event);
    }
    if (!client.begun() && all.length() > 0) {
      exchange.firstToken();
    }
    client.write(all);
  }
}
