package avengers.gateway.backend;

import avengers.clustering.plan.Capabilities;
import avengers.clustering.plan.Need;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was seen of what a model does not do. It is remembered for a while. */
final class Experience {
  private static final Logger LOG = LoggerFactory.getLogger(Experience.class);

  private final String model;
  private final Ability several = new Ability(System::nanoTime);
  private final Ability streamUsage = new Ability(System::nanoTime);
  private final LostCapabilities lost = new LostCapabilities(System::nanoTime);

  /** Of a model of which nothing was seen yet. */
  Experience(String model) {
    this.model = model;
  }

  /** Whether it is worth asking for several choices at once: it was not seen to give only one. */
  boolean givesSeveral() {
    return several.worthAsking();
  }

  /** Asking for several choices at once did not bring them. */
  void gaveNotSeveral(String what) {
    if (several.failed()) {
      LOG.info("the model '{}' {}: it is asked for its samples one by one for the next {} minutes",
          model, what, Ability.MEMORY.toMinutes());
    }
  }

  /** Whether it is worth asking for the usage in a stream: it was not seen to reject that. */
  boolean tellsStreamUsage() {
    return streamUsage.worthAsking();
  }

  /** It rejected a request as that asked for the usage in a stream. */
  void rejectedStreamUsage() {
    if (streamUsage.failed()) {
      LOG.info("the model '{}' {}: that is estimated for the next {} minutes", model,
          FailureReason.USAGE_REJECTED.words(), Ability.MEMORY.toMinutes());
    }
  }

  /** What a model is said to do, but for what it was seen not to. */
  Capabilities without(Capabilities configured) {
    return lost.without(configured);
  }

  /** It says that it does not serve this. */
  void doesNotServe(Need need) {
    if (lost.add(need)) {
      LOG.info("the model '{}' says that it does not serve {}: it is not asked for it for the next"
          + " {} minutes", model, need.words(), LostCapabilities.MEMORY.toMinutes());
    }
  }
}
