package avengers.gateway.backend;

import avengers.gateway.config.BackendConfig;
import avengers.gateway.config.Price;
import avengers.gateway.ledger.Budget;
import avengers.gateway.ledger.CallOrder;
import avengers.gateway.ledger.LedgerCall;
import avengers.gateway.ledger.LedgerEntry;
import avengers.gateway.openai.RequestContent;
import avengers.gateway.openai.Service;
import avengers.gateway.openai.TokenUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The account of one call: its entry in the request's ledger, its part of the request's budget, and
 * its meters. It is closed once, by whatever ends the call first.
 */
final class CallAccount {
  private final LedgerCall entry;
  private final Budget.Reservation reserved;
  private final CallCounter counter;
  private final int samples;
  private final List<Consumer<Optional<FailureReason>>> observers = new ArrayList<>();
  private Optional<Optional<FailureReason>> ending = Optional.empty();

  private CallAccount(LedgerCall entry, Budget.Reservation reserved,
      CallCounter counter, int samples) {
    this.entry = entry;
    this.reserved = reserved;
    this.counter = counter;
    this.samples = samples;
  }

  /**
   * Opens the account of a call that is about to be sent; empty if it might exceed the request's
   * caps, or what its client may spend. Embeddings are no answers, and have no caps.
   *
   * @param call the scope of the call, which closes the account when it is aborted
   * @param asker the scope in which it is asked for
   */
  static Optional<CallAccount> open(BackendConfig config, CallCounter counter, Service service,
      RequestContent body, CallScope call, CallScope asker) {
    int samples = body.choices();
    OptionalDouble worst = worst(config, service, body);
    return (service == Service.EMBEDDINGS
        ? call.budget().reserveBesideCaps(worst)
        : call.budget().reserve(samples, worst))
        .map(reserved -> open(config, counter, body, call, asker, reserved));
  }

  private static CallAccount open(BackendConfig config, CallCounter counter, RequestContent body,
      CallScope call, CallScope asker, Budget.Reservation reserved) {
    int samples = body.choices();
    LedgerCall entry = call.ledger()
        .open(new CallOrder(config.model(), asker.purpose(), samples, config.price(),
            body.promptTokens()));
    counter.began();
    asker.began(entry.number());
    CallAccount account = new CallAccount(entry, reserved, counter, samples);
    call.onAbort(() -> account.aborted(call.lifetime()));
    return account;
  }

  private static OptionalDouble worst(BackendConfig config, Service service,
      RequestContent body) {
    OptionalLong bound = body.mostCompletionTokens(service);
    return config.price()
        .filter(price -> bound.isPresent() || service == Service.EMBEDDINGS
            || price.outputPerMillion() == 0)
        .map(price -> OptionalDouble.of(worst(price, body, bound.orElse(0))))
        .orElseGet(OptionalDouble::empty);
  }

  private static double worst(Price price, RequestContent body, long bound) {
    return price.dollars(body.mostPromptTokens(), 0) + body.choices() * price.dollars(0, bound);
  }

  /**
   * Tells this observer how the call ends: why it failed, or nothing if it was answered. Who came
   * last is told first: who lets the next call in knows by then what this one showed of the server.
   */
  void onEnd(Consumer<Optional<FailureReason>> observer) {
    ending.ifPresentOrElse(observer, () -> observers.add(observer));
  }

  private void tell(Optional<FailureReason> failure) {
    ending = Optional.of(failure);
    List<Consumer<Optional<FailureReason>>> told = List.copyOf(observers).reversed();
    observers.clear();
    told.forEach(observer -> observer.accept(failure));
  }

  /** All of the request is on its way. */
  void sent() {
    entry.sent();
  }

  /** The head of the response is there; only of a success something is paid for. */
  void head(int status) {
    if (status != 200) {
      entry.refused();
    }
  }

  /** Text of the completion came while it is written. */
  void wrote(long utf8Bytes) {
    if (utf8Bytes > 0) {
      entry.firstToken();
      entry.wrote(utf8Bytes);
    }
  }

  void reported(TokenUsage usage) {
    entry.reported(usage);
  }

  /** What a whole answer, or what came instead of one, shows. */
  void took(Taken taken) {
    taken.usage().ifPresent(entry::reported);
    entry.wrote(taken.textBytes());
  }

  /**
   * Closes it: a valid answer came.
   *
   * @param choices of those that were asked for
   */
  void answered(int choices) {
    if (entry.isOpen()) {
      entry.answered();
      close(Math.clamp(choices, 1, samples));
      tell(Optional.empty());
    }
  }

  /** Closes it: no valid answer came. */
  void failed(FailureReason why) {
    if (entry.isOpen()) {
      if (why == FailureReason.CANCELLED) {
        entry.cancelled();
      } else {
        entry.failed(why.label());
      }
      close(tookNothing(why) ? 0 : samples);
      tell(Optional.of(why));
    }
  }

  private static boolean tookNothing(FailureReason why) {
    return why == FailureReason.USAGE_REJECTED || why == FailureReason.OVERLOADED;
  }

  private void aborted(Lifetime call) {
    failed(call.failure().orElseGet(call::whyOver));
  }

  /**
   * What a backend did not say to the end may have cost all that it could.
   *
   * @param taken samples that it took
   */
  private void close(int taken) {
    LedgerEntry closed = entry.entry();
    counter.ended(closed);
    if (isKnown(closed)) {
      reserved.settle(taken, closed.cost().orElse(0));
    } else {
      reserved.keep(taken);
    }
    reserved.pay(closed);
  }

  private static boolean isKnown(LedgerEntry closed) {
    return switch (closed.outcome()) {
      case WON, LOST -> !closed.estimated();
      case OPEN, CANCELLED, FAILED -> closed.usage().equals(TokenUsage.NONE);
    };
  }
}
