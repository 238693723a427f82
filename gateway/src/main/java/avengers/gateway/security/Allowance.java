package avengers.gateway.security;

import java.time.Duration;

/**
 * What a client may do within a minute.
 *
 * @param granted whether this request is let in
 * @param limit requests or tokens at most
 * @param remaining what could follow at once
 * @param reset until as many as the limit could follow at once
 * @param retryIn until this one would be let in, if it is not
 */
public record Allowance(boolean granted,
    long limit,
    long remaining,
    Duration reset,
    Duration retryIn) {}
