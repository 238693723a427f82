package avengers.gateway.chaos;

import avengers.gateway.fixture.Chat;

/** What a client asks while a backend is faulty. */
enum Asking {
  VOTED(Chaos.ENSEMBLE, false),
  VOTED_STREAM(Chaos.ENSEMBLE, true),
  RELAYED(Chaos.FAULTY, false),
  RELAYED_STREAM(Chaos.FAULTY, true);

  private final String model;
  private final boolean stream;

  Asking(String model, boolean stream) {
    this.model = model;
    this.stream = stream;
  }

  String body() {
    return stream ? Chat.streamed(model) : Chat.to(model);
  }

  boolean isStream() {
    return stream;
  }

  /** Whether several models vote on the answer. */
  boolean isVoted() {
    return model.equals(Chaos.ENSEMBLE);
  }
}
