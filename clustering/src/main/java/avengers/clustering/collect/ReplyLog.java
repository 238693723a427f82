package avengers.clustering.collect;

import java.io.IOException;
import java.util.Optional;

/** Keeps what came of calls, so that none is made twice. Safe for use by several threads. */
public interface ReplyLog {
  /** What came of a call, if it was made. */
  Optional<Outcome> find(CallKey key);

  /** Keeps what came of a call; when this returns, it is kept. */
  void keep(CallKey key, Outcome outcome) throws IOException;

  /** Keeps nothing. */
  static ReplyLog none() {
    return new ReplyLog() {
      @Override
      public Optional<Outcome> find(CallKey key) {
        return Optional.empty();
      }

      @Override
      public void keep(CallKey key, Outcome outcome) {}
    };
  }
}
