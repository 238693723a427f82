package avengers.gateway.answer;

import avengers.clustering.answer.Reading;
import avengers.clustering.vote.Sample;
import avengers.gateway.openai.ChatChoice;

/** A choice that came, and as what it votes. */
record SampledReply(Place place, Sample sample, ChatChoice choice) {
  /** Reads a choice that has ended, in time linear in its length. */
  static SampledReply of(Place place, ChatChoice choice) {
    return new SampledReply(place, new Sample(place.model(), place.slot().score(),
        Reading.of(choice.reply()), choice.logProbability()), choice);
  }
}
