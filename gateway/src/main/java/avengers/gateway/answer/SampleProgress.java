package avengers.gateway.answer;

import avengers.clustering.vote.Verdict;

/**
 * How far the samples of a request have come.
 *
 * @param asked asked for so far
 * @param cancelled no longer waited for
 * @param leadingVotes samples with the most frequent answer
 * @param agreed whether no two samples give different answers
 */
public record SampleProgress(int asked,
    int answered,
    int lost,
    int cancelled,
    int leadingVotes,
    boolean agreed) {
  static final SampleProgress NONE = new SampleProgress(0, 0, 0, 0, 0, true);

  /** Counts the votes, which takes longer than an event loop has. */
  static SampleProgress of(RequestVoting voting, Progress progress) {
    if (progress.arrived().isEmpty()) {
      return new SampleProgress(progress.asked(), 0, progress.lost().size(), 0, 0, true);
    }
    Verdict verdict = progress.interim(voting).verdict();
    return new SampleProgress(progress.asked(), progress.arrived().size(),
        progress.lost().size(), 0, verdict.votes(), verdict.tally().parties().size() <= 1);
  }

  /** When the vote is over: what is outstanding was cancelled. */
  static SampleProgress last(Progress progress, Verdict verdict) {
    return new SampleProgress(progress.asked(), progress.arrived().size(), progress.lost().size(),
        progress.outstanding().size(), verdict.votes(), verdict.tally().parties().size() <= 1);
  }
}
