package avengers.clustering.collect;

import java.io.IOException;

/** A model that can be asked. Safe to call from several threads at once. */
public interface ChatModel {
  /** The name under which its scores are kept. */
  String name();

  /**
   * Asks for one reply.
   *
   * @param seed makes samples of one question differ, and runs repeat
   * @throws IOException if no reply came; the message says why
   */
  Reply ask(String query, double temperature, long seed) throws IOException, InterruptedException;
}
