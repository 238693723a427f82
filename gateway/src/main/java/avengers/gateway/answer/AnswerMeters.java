package avengers.gateway.answer;

import avengers.gateway.metrics.VoteMeters;

/** Counts what an ensemble's requests ask for, and how they end. */
record AnswerMeters(VoteMeters meters, String ensemble) {
  /** Counts a request's samples that gave nothing, and what stopping early spared. */
  void collected(RequestVoting voting, Collected collected) {
    Progress progress = collected.progress();
    for (Progress.Loss lost : progress.lost()) {
      meters.lost(ensemble, lost.place().model(), lost.why().reason().label());
    }
    for (Progress.Loss lost : progress.replaced()) {
      meters.replaced(ensemble, lost.place().model(), lost.why().reason().label());
    }
    for (Place cancelled : progress.outstanding()) {
      meters.cancelled(ensemble, cancelled.model());
    }
    meters.stopped(ensemble, collected.stoppedBy().label(), voting.samples(), progress.asked(),
        collected.asking());
  }

  /** Counts an answer, with the samples that came for it. */
  void answered(EnsembleAnswer answer, Vote vote) {
    if (!answer.degraded().isEmpty()) {
      meters.degraded(ensemble);
    }
    meters.voted(ensemble, answer.verdict(), vote.samples());
    answer.cluster()
        .ifPresent(cluster -> meters.nearestCluster(ensemble, cluster,
            answer.ranking().outlier()));
    answer.escalation()
        .ifPresent(asked -> meters.escalated(ensemble, asked.model(), asked.outcomeLabel()));
  }
}
