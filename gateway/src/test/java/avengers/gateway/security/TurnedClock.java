package avengers.gateway.security;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test turns. */
final class TurnedClock implements InstantSource, TimeMeter {
  private Instant now;

  TurnedClock(String start) {
    this.now = Instant.parse(start);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public long currentTimeNanos() {
    return Duration.between(Instant.EPOCH, instant()).toNanos();
  }

  @Override
  public boolean isWallClockBased() {
    return false;
  }

  synchronized void turn(Duration by) {
    now = now.plus(by);
  }

  synchronized void set(String to) {
    now = Instant.parse(to);
  }
}
