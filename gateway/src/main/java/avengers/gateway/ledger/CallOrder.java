package avengers.gateway.ledger;

import avengers.gateway.config.Price;
import java.util.Optional;

/**
 * What a backend is called for.
 *
 * @param samples how many choices it is asked for
 * @param price what the model's tokens cost, if known
 * @param promptTokens an estimate
 */
public record CallOrder(String model,
    Purpose purpose,
    int samples,
    Optional<Price> price,
    long promptTokens) {}
