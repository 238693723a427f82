package avengers.clustering.grade;

/** What grades the replies to one question. It holds the right answer in the form it compares. */
public sealed interface Grader permits Rule, Judge {}
