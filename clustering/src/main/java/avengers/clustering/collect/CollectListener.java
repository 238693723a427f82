package avengers.clustering.collect;

/** Is told how collecting goes on. Called from several threads at once. */
public interface CollectListener {
  /** A call ended, in this run or an earlier one. */
  void called(CallKey key, Outcome outcome);

  /** All calls of a question ended. */
  void finished();

  /** Listens to nothing but the ends of questions. */
  static CollectListener onFinished(Runnable finished) {
    return new CollectListener() {
      @Override
      public void called(CallKey key, Outcome outcome) {}

      @Override
      public void finished() {
        finished.run();
      }
    };
  }
}
