package avengers.gateway.endpoint;

import avengers.gateway.answer.EnsemblePlan;
import avengers.gateway.answer.EnsembleService;
import avengers.gateway.answer.OneSampleAsking;
import avengers.gateway.backend.Failure;
import avengers.gateway.backend.StreamedEvent;
import avengers.gateway.ledger.Purpose;
import avengers.gateway.openai.AnswerFormat;
import avengers.gateway.openai.ChunkAssembler;
import avengers.gateway.openai.Service;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** An ensemble's answer where there is nothing to vote on: its only sample, while it comes. */
record OneSampleStream(Exchange exchange,
    EnsembleService service,
    AnswerFormat format,
    Reuse reuse) {
  Future<Void> answer(EnsemblePlan plan) {
    OneSampleAsking asking = service.askForOne(plan, exchange.scope());
    exchange.response().putHeader("x-avengers-models", asking.models());
    return new Relay(exchange, asking.backend(), Service.CHAT)
        .includingUsage(plan.request().includeUsage())
        .sharing(reuse)
        .forPurpose(Purpose.SAMPLE)
        .observedBy(new Counting(exchange, service, plan, asking))
        .as(format, asking.body(), true);
  }

  /** Counts the sample as if it had come whole. */
  private static final class Counting implements Relay.Observer {
    private final Exchange exchange;
    private final EnsembleService service;
    private final EnsemblePlan plan;
    private final OneSampleAsking asking;
    private final ChunkAssembler assembler = new ChunkAssembler();
    private final long start = System.nanoTime();

    Counting(Exchange exchange, EnsembleService service, EnsemblePlan plan,
        OneSampleAsking asking) {
      this.exchange = exchange;
      this.service = service;
      this.plan = plan;
      this.asking = asking;
    }

    @Override
    public boolean hasOther() {
      return asking.hasOther();
    }

    @Override
    public Optional<Relay.Source> instead(Failure why, int calls) {
      if (!asking.asksAnother(why, calls)) {
        return Optional.empty();
      }
      exchange.response().putHeader("x-avengers-models", asking.models());
      return Optional.of(new Relay.Source(asking.backend(), asking.body()));
    }

    @Override
    public void saw(StreamedEvent event) {
      event.tree().ifPresent(assembler::add);
    }

    @Override
    public Optional<Supplier<String>> lastWords() {
      return plan.ensemble().dial().explain()
          ? Optional.of(exchange::storyEvent)
          : Optional.empty();
    }

    @Override
    public void ended(Optional<Failure> failure) {
      if (exchange.recording().wantsTexts()) {
        exchange.recording().answers(RememberedAnswer.of(assembler));
      }
      service.count(plan, assembler::completion, failure,
          Duration.ofNanos(System.nanoTime() - start), asking);
    }
  }
}
