package avengers.gateway.security;

import avengers.gateway.ledger.LedgerEntry;
import avengers.gateway.ledger.Payer;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a client stands: what it did within the minute, what it spent, and what it may do still. It
 * pays for the calls of its requests. Safe for use by several threads.
 */
public final class Standing implements Payer {
  private final Client client;
  private final Optional<RequestRate> requests;
  private final Optional<TokenRate> tokens;
  private final Purse purse;
  private final UsageBook book;
  private final UsageWatcher watcher;

  private Standing(Client client, Optional<RequestRate> requests, Optional<TokenRate> tokens,
      Purse purse, UsageBook book, UsageWatcher watcher) {
    this.client = client;
    this.requests = requests;
    this.tokens = tokens;
    this.purse = purse;
    this.book = book;
    this.watcher = watcher;
  }

  /** Of a client that did nothing yet. */
  static Standing of(Client client, Optional<Integer> requestsPerMinute, Purse purse,
      UsageBook book, UsageWatcher watcher) {
    return new Standing(client, requestsPerMinute.map(RequestRate::new),
        client.limits().tokensPerMinute().map(TokenRate::new), purse, book, watcher);
  }

  /**
   * The same, whose client has other limits: what it did under those that stay is not forgotten.
   */
  Standing with(Client changed, Optional<Integer> requestsPerMinute) {
    purse.limit(changed.limits().budget());
    return new Standing(changed,
        requestsPerMinute.map(limit -> requests.filter(rate -> rate.perMinute() == limit)
            .orElseGet(() -> new RequestRate(limit))),
        changed.limits()
            .tokensPerMinute()
            .map(limit -> tokens.filter(rate -> rate.perMinute() == limit)
                .orElseGet(() -> new TokenRate(limit))),
        purse, book, watcher);
  }

  public Client client() {
    return client;
  }

  /** How often it may ask, if that is limited. */
  public Optional<RequestRate> requests() {
    return requests;
  }

  /** How many tokens its calls may take, if that is limited. */
  public Optional<TokenRate> tokens() {
    return tokens;
  }

  /** What it spent, and may spend. */
  public Purse purse() {
    return purse;
  }

  /**
   * Counts a request.
   *
   * @param model a name that is configured, or the word for all others
   */
  public void asked(String model) {
    book.add(new UsagePlace(purse.day(), client.id(), model), Usage.REQUEST);
  }

  @Override
  public Optional<Bill> open(OptionalDouble worst) {
    return purse.hold(worst).map(hold -> taken -> close(hold, taken));
  }

  private void close(Purse.Hold hold, LedgerEntry taken) {
    Usage usage = Usage.of(taken);
    UsagePlace place = new UsagePlace(hold.spend(usage.picodollars()), client.id(),
        taken.model());
    book.add(place, usage);
    tokens.ifPresent(rate -> rate.used(usage.promptTokens() + usage.completionTokens()));
    watcher.spent(client, taken.cost().orElse(0));
  }
}
