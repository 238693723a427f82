package avengers.gateway.answer;

import avengers.gateway.openai.ChatChoice;
import java.util.ArrayList;
import java.util.List;

/**
 * The choices of one completion, read.
 *
 * @param replies those that have ended
 * @param broken the places of the others
 */
record ReadChoices(List<SampledReply> replies, List<Place> broken) {
  /**
   * Reads a choice for each place, in time linear in their length.
   *
   * @param choices at least as many as places
   */
  static ReadChoices of(List<Place> places, List<ChatChoice> choices) {
    List<SampledReply> replies = new ArrayList<>();
    List<Place> broken = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      if (choices.get(i).hasEnded()) {
        replies.add(SampledReply.of(places.get(i), choices.get(i)));
      } else {
        broken.add(places.get(i));
      }
    }
    return new ReadChoices(List.copyOf(replies), List.copyOf(broken));
  }

  /** The progress with what came. */
  Progress addedTo(Progress before) {
    Progress progress = before;
    for (SampledReply reply : replies) {
      progress = progress.arrived(reply);
    }
    return progress;
  }
}
