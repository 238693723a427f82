package avengers.clustering.collect;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A model whose every attempt passes the gate. A backend that refuses the key, or does not know the
 * address or the model, closes the gate before hundreds of calls fail alike.
 */
final class GatedModel implements ChatModel {
  private static final int UNAUTHORISED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private final ChatModel model;
  private final CallGate gate;
  private final Ledger ledger;
  private final AtomicBoolean replied = new AtomicBoolean();

  GatedModel(ChatModel model, CallGate gate, Ledger ledger) {
    this.model = model;
    this.gate = gate;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public Reply ask(ChatCall call) throws CallFailure, CollectingStopped, InterruptedException {
    double most = model.greatestCost(call);
    double bound = Double.isFinite(most) ? most : 0;
    gate.enter(most);
    long attempt = ledger.begin(most);
    double cost = bound;
    try {
      Reply reply = model.ask(call);
      replied.set(true);
      cost = reply.usage().cost().orElse(bound);
      return reply;
    } catch (CallFailure failure) {
      cost = failure.mayHaveCost() ? bound : 0;
      if (isRefusal(failure)) {
        gate.close(refusal(failure));
        throw new CollectingStopped(refusal(failure));
      }
      throw failure;
    } finally {
      ledger.end(attempt, cost);
      gate.leave(most, cost);
    }
  }

  /** Later, 403 and 404 may concern one question: moderation, or a model that was unloaded. */
  private boolean isRefusal(CallFailure failure) {
    return switch (failure.status().orElse(0)) {
      case UNAUTHORISED -> true;
      case FORBIDDEN, NOT_FOUND -> !replied.get();
      default -> false;
    };
  }

  private static String refusal(CallFailure failure) {
    return failure.getMessage()
        + "; check the api-key, url and upstream-model of its backend in the configuration";
  }
}
