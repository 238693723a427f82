package avengers.gateway.ledger;

import avengers.gateway.openai.TokenUsage;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One call to a backend.
 *
 * @param number the call's place among those of the request, from 0
 * @param samples how many choices it was asked for
 * @param reason why it failed, in one word, if it did
 * @param usage its tokens
 * @param estimated whether they are estimated, at least in part: the backend did not tell them
 * @param cost dollars, where the model's price is known
 * @param firstToken from the call's beginning, where that was seen
 * @param duration from its beginning to its end
 */
public record LedgerEntry(int number,
    String model,
    Purpose purpose,
    int samples,
    CallOutcome outcome,
    Optional<String> reason,
    TokenUsage usage,
    boolean estimated,
    OptionalDouble cost,
    Optional<Duration> firstToken,
    Duration duration) {}
