package avengers.gateway.answer;

import io.vertx.core.streams.ReadStream;
import tools.jackson.databind.node.ObjectNode;

/** Sees the samples of one request while they come. */
public interface SampleWatcher {
  /** Whether it wants to know how far they are. */
  boolean wantsProgress();

  /** Samples came or were lost, or no more are waited for. */
  void progressed(SampleProgress progress);

  /** Whether it wants the first sample's chunks as they come, while no other sample differs. */
  boolean speculates();

  /** The chunks will come from here, which may be paused. */
  void source(ReadStream<?> upstream);

  /** The next chunk of the first sample, from its first one on. */
  void chunk(ObjectNode chunk);

  /** Nobody watches. */
  record Nobody() implements SampleWatcher {
    @Override
    public boolean wantsProgress() {
      return false;
    }

    @Override
    public void progressed(SampleProgress progress) {}

    @Override
    public boolean speculates() {
      return false;
    }

    @Override
    public void source(ReadStream<?> upstream) {}

    @Override
    public void chunk(ObjectNode chunk) {}
  }
}
