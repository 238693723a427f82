package avengers.gateway.config;

/** A file that cannot be taken for a tree of values at all, and the one problem with it. */
final class MalformedFile extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  MalformedFile(Problem problem) {
    super(problem.message());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
