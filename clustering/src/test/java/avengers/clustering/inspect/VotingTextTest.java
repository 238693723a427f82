package avengers.clustering.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.cluster.FittedRouter;
import avengers.clustering.cluster.Routers;
import avengers.clustering.vote.Calibration;
import avengers.clustering.vote.ConfidenceCurve;
import avengers.clustering.vote.LearnedVoting;
import avengers.clustering.vote.VoteWeights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VotingTextTest {
  private static final LearnedVoting LEARNED = new LearnedVoting(
      new VoteWeights(Map.of("left", 0.25, "right", 0.9)),
      new Calibration(Map.of("choice", new ConfidenceCurve(List.of(0.5), List.of(0.7))),
          Optional.of(new ConfidenceCurve(List.of(0.0, 1.0), List.of(0.0, 1.0)))));

  @Test
  void modelsThatAddMostStandFirst() {
    assertThat(text(LEARNED)).containsPattern("factor +model\n +0\\.90 +right\n +0\\.25 +left\n");
  }

  @Test
  void confidenceIsShownByVotesForAndAgainst() {
    assertThat(text(LEARNED))
        .containsPattern("kind +1:1 +3:2 +2:1 +3:1 +1:0 +2:0 +3:0 +5:0 +10:0\n")
        .containsPattern("choice( +70\\.0){9}\n")
        .containsPattern(
            "any other +0\\.0 +16\\.7 +25\\.0 +40\\.0 +50\\.0 +66\\.7 +75\\.0 +83\\.3");
  }

  @Test
  void whatWasNotLearnedIsSaid() {
    assertThat(text(LearnedVoting.NOTHING)).contains("nothing was learned of their models",
        "Confidence is agreement: there were too few verdicts");
    assertThat(new RouterDescription(Routers.specialists(Routers.NEAREST_ONLY)).toText())
        .contains("votes       not known: the router was fitted without raw answers")
        .doesNotContain("Confidence");
  }

  @Test
  void theJsonHasWhatTheFileHas() {
    JsonNode json = JsonMapper.shared().readTree(new RouterDescription(router(LEARNED)).toJson());

    assertThat(json.at("/voting/factors/right").doubleValue()).isEqualTo(0.9);
    assertThat(json.at("/voting/calibration/kinds/choice/confidences/0").doubleValue())
        .isEqualTo(0.7);
  }

  private static String text(LearnedVoting voting) {
    String text = new RouterDescription(router(voting)).toText();
    assertThat(text.lines()).allMatch(line -> line.length() <= 100);
    return text;
  }

  private static FittedRouter router(LearnedVoting voting) {
    return Routers.specialists(Routers.NEAREST_ONLY).with(voting);
  }
}
