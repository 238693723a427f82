package avengers.gateway.ledger;

import avengers.gateway.openai.TokenEstimate;
import avengers.gateway.openai.TokenUsage;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * The entry of one call while it is under way. It is closed once; what is told later changes
 * nothing.
 */
public final class LedgerCall {
  /** How far a call is. */
  private enum State {
    OPEN,
    ANSWERED,
    CANCELLED,
    FAILED
  }

  private final int number;
  private final CallOrder order;
  private final LongSupplier nanoTime;
  private final long start;
  private State state = State.OPEN;
  private Optional<String> reason = Optional.empty();
  private Optional<TokenUsage> reported = Optional.empty();
  private Optional<Duration> firstToken = Optional.empty();
  private Duration duration = Duration.ZERO;
  private long textBytes;
  private boolean sent;
  private boolean refused;
  private boolean chosen;

  LedgerCall(int number, CallOrder order, LongSupplier nanoTime) {
    this.number = number;
    this.order = order;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  /** Its place among the calls of the request, from 0. */
  public int number() {
    return number;
  }

  /** All of the request is on its way: from now on its prompt may be read. */
  public void sent() {
    sent = sent || isOpen();
  }

  /** The backend answers that it does not take the request: nothing is paid for. */
  public void refused() {
    refused = refused || isOpen();
  }

  /**
   * Text came.
   *
   * @param utf8Bytes of what it adds to the completion
   */
  public void wrote(long utf8Bytes) {
    if (isOpen() && utf8Bytes > 0) {
      textBytes += utf8Bytes;
    }
  }

  /** What has just come is the first text, if none came before. */
  public void firstToken() {
    if (isOpen() && firstToken.isEmpty()) {
      firstToken = Optional.of(age());
    }
  }

  /** The backend says what the call took, in all so far. */
  public void reported(TokenUsage usage) {
    if (isOpen()) {
      reported = Optional.of(usage);
    }
  }

  /** Closes it: a valid answer came. */
  public void answered() {
    close(State.ANSWERED, Optional.empty());
  }

  /**
   * Closes it: no valid answer came.
   *
   * @param why in one word
   */
  public void failed(String why) {
    close(State.FAILED, Optional.of(why));
  }

  /** Closes it: it was no longer needed. */
  public void cancelled() {
    close(State.CANCELLED, Optional.empty());
  }

  public boolean isOpen() {
    return state == State.OPEN;
  }

  void chosen(boolean isIt) {
    chosen = isIt;
  }

  private void close(State how, Optional<String> why) {
    if (isOpen()) {
      state = how;
      reason = why;
      duration = age();
    }
  }

  /** What is known of it now. */
  public LedgerEntry entry() {
    TokenUsage usage = usage();
    return new LedgerEntry(number, order.model(), order.purpose(), order.samples(), outcome(),
        reason, usage, isEstimated(), cost(usage), firstToken, isOpen() ? age() : duration);
  }

  private CallOutcome outcome() {
    return switch (state) {
      case OPEN -> CallOutcome.OPEN;
      case ANSWERED -> chosen ? CallOutcome.WON : CallOutcome.LOST;
      case CANCELLED -> CallOutcome.CANCELLED;
      case FAILED -> CallOutcome.FAILED;
    };
  }

  /** What a backend says counts, whatever became of the call. */
  private TokenUsage usage() {
    long written = TokenEstimate.ofText(textBytes);
    if (reported.isPresent()) {
      TokenUsage said = reported.get();
      return isUnfinished(said)
          ? new TokenUsage(said.prompt(), written, said.cached(), said.reasoning())
          : said;
    }
    return isUnread() ? TokenUsage.NONE : new TokenUsage(order.promptTokens(), written);
  }

  /** Some backends tell the usage at the start of a stream, when nothing is written yet. */
  private boolean isUnfinished(TokenUsage said) {
    return state != State.ANSWERED && said.completion() == 0 && textBytes > 0;
  }

  private boolean isUnread() {
    return refused || !sent;
  }

  private boolean isEstimated() {
    return reported.map(this::isUnfinished).orElseGet(() -> !isUnread());
  }

  private OptionalDouble cost(TokenUsage usage) {
    return usage.equals(TokenUsage.NONE)
        ? OptionalDouble.of(0)
        : order.price()
            .map(price -> OptionalDouble.of(price.dollars(usage.prompt(), usage.completion())))
            .orElseGet(OptionalDouble::empty);
  }

  private Duration age() {
    return Duration.ofNanos(nanoTime.getAsLong() - start);
  }
}
