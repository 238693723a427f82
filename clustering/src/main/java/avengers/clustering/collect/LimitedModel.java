package avengers.clustering.collect;

import java.util.concurrent.Semaphore;

/**
 * A model that is asked so many questions at once, in the order of asking. A call that waits to be
 * tried again keeps its place: a backend that is overloaded is asked less.
 */
record LimitedModel(ChatModel model, Semaphore places) implements ChatModel {
  @Override
  public String name() {
    return model.name();
  }

  @Override
  public Reply ask(ChatCall call) throws CallFailure, CollectingStopped, InterruptedException {
    places.acquire();
    try {
      return model.ask(call);
    } finally {
      places.release();
    }
  }
}
