package avengers.gateway.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import avengers.clustering.cluster.RankedModel;
import avengers.clustering.cluster.Ranking;
import avengers.clustering.stopping.AskAll;
import avengers.clustering.stopping.Slot;
import avengers.clustering.stopping.UntilCertain;
import avengers.clustering.vote.BinomialTest;
import avengers.clustering.vote.Calibration;
import avengers.clustering.vote.LearnedVoting;
import avengers.clustering.vote.VotePolicy;
import avengers.clustering.vote.VoteWeights;
import avengers.gateway.config.DoubtConfig;
import avengers.gateway.config.DoubtConfig.Consequence;
import avengers.gateway.config.EnsembleConfig;
import avengers.gateway.config.Sampling;
import avengers.gateway.config.VotingConfig;
import avengers.gateway.config.VotingConfig.FreeText;
import avengers.gateway.config.VotingConfig.Weighting;
import avengers.gateway.fixture.Chat;
import avengers.gateway.openai.ChatRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestVotingTest {
  private static final Ranking SCORED = new Ranking(List.of(),
      List.of(new RankedModel("a", 0.9, 20), new RankedModel("b", 0.6, 20)));
  private static final Ranking UNSCORED = new Ranking(List.of(),
      List.of(new RankedModel("a", 0, 0), new RankedModel("b", 0, 0)));
  private static final VoteWeights WEIGHTS = new VoteWeights(Map.of("a", 0.5));
  private static final Optional<LearnedVoting> LEARNED = Optional.of(
      new LearnedVoting(WEIGHTS, Calibration.NONE));

  private static RequestVoting of(Weighting weighting, Optional<DoubtConfig> doubt, String fields,
      Ranking ranking, Optional<LearnedVoting> learned) {
    EnsembleConfig ensemble = new EnsembleConfig("e", 5, 2, 0.7,
        new VotingConfig(weighting, FreeText.MEDOID, new AskAll(), doubt));
    ChatRequest request = ChatRequest.parse(Chat.with("e", fields).getBytes(UTF_8));
    return of(ensemble, request, ranking, learned);
  }

  private static RequestVoting of(EnsembleConfig ensemble, ChatRequest request, Ranking ranking,
      Optional<LearnedVoting> learned) {
    return RequestVoting.of(ensemble.voting(), Planned.of(ensemble, request, ranking),
        request.prompt(), Sampling.of(ensemble, request).choices(), learned);
  }

  private static VotePolicy policy(Weighting weighting, Ranking ranking,
      Optional<LearnedVoting> learned) {
    return of(weighting, Optional.empty(), "\"x\": 1", ranking, learned).election().policy();
  }

  private static RequestVoting inDoubt(Consequence consequence, String fields) {
    return of(Weighting.PLAIN, Optional.of(new DoubtConfig(0.1, consequence)), fields, SCORED,
        LEARNED);
  }

  @Test
  void learnedWeightsCountWhereTheyWereLearned() {
    assertThat(policy(Weighting.LEARNED, SCORED, LEARNED))
        .isEqualTo(new VotePolicy.LogOdds(WEIGHTS));
    assertThat(policy(Weighting.LEARNED, SCORED, Optional.empty()))
        .isEqualTo(new VotePolicy.Plain());
  }

  @Test
  void weightedVotesCountAsIndependentWhereNothingWasLearned() {
    assertThat(policy(Weighting.WEIGHTED, SCORED, LEARNED))
        .isEqualTo(new VotePolicy.LogOdds(WEIGHTS));
    assertThat(policy(Weighting.WEIGHTED, SCORED, Optional.empty()))
        .isEqualTo(new VotePolicy.LogOdds(VoteWeights.INDEPENDENT));
  }

  @Test
  void plainVotesCountForOne() {
    assertThat(policy(Weighting.PLAIN, SCORED, LEARNED)).isEqualTo(new VotePolicy.Plain());
  }

  @Test
  void whereNoScoresAreKnownVotesCountForOne() {
    assertThat(policy(Weighting.LEARNED, UNSCORED, LEARNED)).isEqualTo(new VotePolicy.Plain());
    assertThat(policy(Weighting.WEIGHTED, UNSCORED, LEARNED)).isEqualTo(new VotePolicy.Plain());
  }

  @Test
  void whereOneOfTheAskedModelsHasNoScoresVotesCountForOne() {
    Ranking oneNew = new Ranking(List.of(), List.of(new RankedModel("a", 0.9, 20),
        new RankedModel("new", 0, 0)));
    Ranking notAsked = new Ranking(List.of(), List.of(new RankedModel("a", 0.9, 20),
        new RankedModel("b", 0.6, 0), new RankedModel("new", 0, 0)));

    assertThat(policy(Weighting.LEARNED, oneNew, LEARNED)).isEqualTo(new VotePolicy.Plain());
    assertThat(policy(Weighting.WEIGHTED, oneNew, LEARNED)).isEqualTo(new VotePolicy.Plain());
    assertThat(policy(Weighting.LEARNED, notAsked, LEARNED))
        .isEqualTo(new VotePolicy.LogOdds(WEIGHTS));
  }

  @Test
  void modelsTakeTurnsTheBestFirst() {
    assertThat(inDoubt(new Consequence.Answer(), "\"x\": 1").slots()).extracting(Slot::model)
        .containsExactly("a", "b", "a", "b", "a");
  }

  @Test
  void aDoubtIsTestedAtItsLevel() {
    assertThat(inDoubt(new Consequence.Refuse(), "\"x\": 1").election().test())
        .contains(new BinomialTest(0.1));
    assertThat(of(Weighting.PLAIN, Optional.empty(), "\"x\": 1", SCORED, LEARNED).election().test())
        .isEmpty();
  }

  @Test
  void samplesForADoubtAreAReserve() {
    RequestVoting voting = inDoubt(new Consequence.SampleMore(8), "\"x\": 1");

    assertThat(voting.samples()).isEqualTo(5);
    assertThat(voting.slots()).hasSize(8);
  }

  @Test
  void atTemperatureZeroEachModelIsAskedOnceWhateverTheDoubt() {
    assertThat(inDoubt(new Consequence.SampleMore(8), "\"temperature\": 0").slots())
        .extracting(Slot::model)
        .containsExactly("a", "b");
  }

  @Test
  void atTemperatureZeroNoModelIsAskedTwiceWhereThereAreFewerThanConfigured() {
    EnsembleConfig ensemble = new EnsembleConfig("e", 5, 4, 0);
    ChatRequest request = ChatRequest.parse(Chat.to("e").getBytes(UTF_8));

    assertThat(of(ensemble, request, SCORED, LEARNED).slots())
        .extracting(Slot::model)
        .containsExactly("a", "b");
  }

  @Test
  void forSeveralChoicesAllSamplesAreAskedForAndWaitedFor() {
    RequestVoting several = of(Weighting.PLAIN, Optional.empty(), "\"n\": 7", SCORED, LEARNED);

    assertThat(several.choices()).isEqualTo(7);
    assertThat(several.slots()).hasSize(7);
    assertThat(several.rule()).isEqualTo(new AskAll());
    assertThat(inDoubt(new Consequence.SampleMore(8), "\"n\": 7").rule())
        .isEqualTo(new UntilCertain(new AskAll(), 1));
  }
}
