package avengers.clustering.cli;

import avengers.clustering.collect.CallKey;
import avengers.clustering.collect.CollectListener;
import avengers.clustering.collect.Outcome;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;

/**
 * Shows how collecting goes on: replies, their rate, the time that is left, the money spent, and
 * failures per model.
 */
public final class CollectProgress implements CollectListener, AutoCloseable {
  private static final int WIDEST_MESSAGE = 70;

  private final ProgressBar bar;
  private final DoubleSupplier dollars;
  private final Map<String, LongAdder> failures = new ConcurrentSkipListMap<>();
  private final Map<String, String> reasons = new ConcurrentSkipListMap<>();
  private final AtomicLong judgements = new AtomicLong();
  private final AtomicLong lostJudgements = new AtomicLong();
  private final DoubleAdder judgeDollars = new DoubleAdder();

  /**
   * Begins to show.
   *
   * @param calls how many calls are to be made
   * @param dollars tells the money spent
   */
  public CollectProgress(long calls, DoubleSupplier dollars) {
    this.bar = Progress.builder("Asking", calls).showSpeed().build();
    this.dollars = dollars;
  }

  @Override
  public void called(CallKey key, Outcome outcome) {
    if (key.judged()) {
      judged(outcome);
      return;
    }
    if (outcome instanceof Outcome.Failed(String reason)) {
      failures.computeIfAbsent(key.model(), _ -> new LongAdder()).increment();
      reasons.put(key.model(), reason);
    }
    bar.step();
    bar.setExtraMessage(message());
  }

  private void judged(Outcome outcome) {
    judgements.incrementAndGet();
    switch (outcome) {
      case Outcome.Answered answered -> judgeDollars.add(
          answered.reply().usage().cost().orElse(0));
      case Outcome.Failed(String reason) -> {
        lostJudgements.incrementAndGet();
        reasons.put("the judge", reason);
      }
    }
  }

  private String message() {
    String failed = failures.entrySet()
        .stream()
        .map(model -> model.getKey() + " " + model.getValue().sum())
        .collect(Collectors.joining(", "));
    String message = String.format(Locale.ROOT, " $%.4f%s", dollars.getAsDouble(),
        failed.isEmpty() ? "" : ", failed: " + failed);
    return message.length() <= WIDEST_MESSAGE
        ? message
        : message.substring(0, WIDEST_MESSAGE - 3) + "...";
  }

  /** Why the last call failed, by model; without those of which none failed. */
  public Map<String, String> lastFailures() {
    return Map.copyOf(reasons);
  }

  /** How often the judge was asked. */
  public long judgements() {
    return judgements.get();
  }

  /** How often the judge did not reply. */
  public long lostJudgements() {
    return lostJudgements.get();
  }

  /** What the judge cost, in dollars. */
  public double judgeDollars() {
    return judgeDollars.sum();
  }

  @Override
  public void finished() {}

  @Override
  public void close() {
    bar.close();
  }
}
