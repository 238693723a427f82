package avengers.gateway.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import avengers.clustering.answer.Prompt;
import avengers.clustering.stopping.AskAll;
import avengers.clustering.stopping.Decided;
import avengers.clustering.stopping.Slot;
import avengers.clustering.stopping.StoppingRule;
import avengers.clustering.vote.Election;
import avengers.gateway.config.VotingConfig;
import avengers.gateway.openai.ChatChoice;
import avengers.gateway.openai.ChatCompletion;
import avengers.gateway.openai.Json;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Samples for tests of one request's vote, whose models all score 0.5. */
final class Replied {
  private Replied() {}

  static Slot slot(String model) {
    return new Slot(model, 0.5);
  }

  static SampledReply saying(int number, String model, String text) {
    return SampledReply.of(new Place(number, slot(model)), choice(text, "stop"));
  }

  static ChatChoice choice(String text, String finishReason) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    ObjectNode choice = body.putArray("choices").addObject().put("finish_reason", finishReason);
    choice.putObject("message").put("content", text);
    return ChatCompletion.read(body.toString().getBytes(UTF_8)).orElseThrow().choices().getFirst();
  }

  /** A vote of so many samples of the model m, of which the rest is a reserve. */
  static RequestVoting voting(String query, StoppingRule rule, int usual, int most) {
    VotingConfig config = new VotingConfig(VotingConfig.USUAL.weighting(),
        VotingConfig.USUAL.freeText(), rule, Optional.empty());
    return new RequestVoting(config, Prompt.of(query), Election.PLAIN, new Decided(rule),
        Collections.nCopies(most, slot("m")), usual, 1, Optional.empty());
  }

  static RequestVoting voting(String query, int samples) {
    return voting(query, new AskAll(), samples, samples);
  }

  /** A vote over these texts, one of each model, in this order. */
  static Vote vote(List<SampledReply> replies) {
    return Vote.of(voting("How many?", replies.size()), replies).orElseThrow();
  }
}
