package avengers.gateway.endpoint;

import avengers.gateway.backend.Failure;
import avengers.gateway.backend.StreamedEvent;
import avengers.gateway.openai.ChunkAssembler;
import java.util.Optional;

/** Remembers what a stream says, where that is wanted. */
final class RememberedAnswer implements Relay.Observer {
  private final Exchange exchange;
  private final ChunkAssembler assembler = new ChunkAssembler();

  RememberedAnswer(Exchange exchange) {
    this.exchange = exchange;
  }

  @Override
  public void saw(StreamedEvent event) {
    if (exchange.recording().wantsTexts()) {
      event.tree().ifPresent(assembler::add);
    }
  }

  @Override
  public void ended(Optional<Failure> failure) {
    if (exchange.recording().wantsTexts()) {
      exchange.recording().answers(of(assembler));
    }
  }

  /** What the first choice says. */
  static String of(ChunkAssembler assembler) {
    return assembler.completion()
        .map(completion -> completion.choices().getFirst().reply().text())
        .orElse("");
  }
}
