package avengers.gateway.account;

import avengers.gateway.ledger.Spending;
import java.util.Optional;

/**
 * What became of one request.
 *
 * @param planned how it was to be answered, if that came about
 * @param voted what was decided, if anything
 * @param spending the calls to backends, in the order in which they began
 * @param texts what was asked and answered, if that may be told
 */
public record Story(Asking asking,
    Ending ending,
    Optional<Planned> planned,
    Optional<Voted> voted,
    Spending spending,
    Optional<Texts> texts) {
  /** The same story, of what may be told to anybody. */
  Story withoutTexts() {
    return new Story(asking, ending, planned, voted, spending, Optional.empty());
  }
}
