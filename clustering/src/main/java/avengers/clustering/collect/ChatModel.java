package avengers.clustering.collect;

/** A model that can be asked. Safe to call from several threads at once. */
public interface ChatModel {
  /** The name under which its scores are kept. */
  String name();
  /**
   * Asks for one reply.
   *
   * @throws CallFailure if no reply came; the message says why
   * @throws CollectingStopped if no more calls are to be made
   */
  Reply ask(ChatCall call) throws CallFailure, CollectingStopped, InterruptedException;

  /** The most dollars that asking once can cost; 0 where nothing is known of that. */
  default double greatestCost(ChatCall call) {
    return 0;
  }
}
