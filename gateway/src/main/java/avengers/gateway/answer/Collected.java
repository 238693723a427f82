package avengers.gateway.answer;

/** The samples of one request when no more are waited for; what is outstanding was cancelled. */
record Collected(Progress progress, StopReason stoppedBy) {}
