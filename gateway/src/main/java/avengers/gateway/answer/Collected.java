package avengers.gateway.answer;

import java.time.Duration;

/**
 * The samples of one request when no more are waited for; what is outstanding was cancelled.
 *
 * @param asking from the first call until no more was waited for
 */
record Collected(Progress progress, StopReason stoppedBy, Duration asking) {}
