package avengers.clustering.collect;

import avengers.clustering.observation.Observation;

/** What tells questions apart, and their observations. */
record QuestionIdentity(String dataset, long index, String query) {
  static QuestionIdentity of(Question question) {
    return new QuestionIdentity(question.dataset(), question.index(), question.query());
  }

  static QuestionIdentity of(Observation observation) {
    return new QuestionIdentity(observation.dataset(), observation.index(), observation.query());
  }
}
