package avengers.gateway.account;

import avengers.gateway.openai.ApiError;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a request ended.
 *
 * @param status of HTTP; empty if no response was begun
 * @param outcome {@code answered}, {@code rejected}, {@code failed} or {@code client_left}
 * @param error what the client was told, if it was refused
 * @param firstToken from the arrival to a stream's first byte
 * @param duration from the arrival
 * @param overhead of it, in which no backend was waited for
 */
public record Ending(OptionalInt status,
    String outcome,
    Optional<ApiError> error,
    Optional<Duration> firstToken,
    Duration duration,
    Optional<Duration> overhead) {}
