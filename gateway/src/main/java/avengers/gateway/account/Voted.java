package avengers.gateway.account;

import avengers.clustering.answer.Silence;
import avengers.clustering.vote.Party;
import avengers.clustering.vote.Sample;
import avengers.clustering.vote.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a vote decided.
 *
 * @param silent how many samples have no vote, by reason
 * @param stoppedBy what ended the asking
 * @param escalation the stronger model that was asked, if one was
 */
public record Voted(String verdict,
    String comparedAs,
    double confidence,
    double agreement,
    List<Side> sides,
    Map<Silence, Integer> silent,
    String stoppedBy,
    Optional<Escalated> escalation) {
  /**
   * Samples that answer the same.
   *
   * @param answer what they answer, in the form in which it was compared
   * @param models who gave them, one name for each
   */
  public record Side(String answer, int votes, double weight, List<String> models) {
    public Side {
      models = List.copyOf(models);
    }

    private static Side of(Party party) {
      return new Side(AnswerText.of(party.answer()), party.votes(), party.weight(),
          party.samples().stream().map(Sample::model).toList());
    }
  }

  /**
   * A stronger model that was asked in doubt.
   *
   * @param outcome {@code answered}, or why its answer was none
   */
  public record Escalated(String model, String outcome) {}

  public Voted {
    sides = List.copyOf(sides);
    silent = Map.copyOf(silent);
  }

  /** What a verdict says. */
  public static Voted of(Verdict verdict, String stoppedBy, Optional<Escalated> escalation) {
    return new Voted(verdict.label(), verdict.tally().kind().label(), verdict.confidence(),
        verdict.agreement(), verdict.tally().parties().stream().map(Side::of).toList(),
        verdict.tally().silent(), stoppedBy, escalation);
  }
}
