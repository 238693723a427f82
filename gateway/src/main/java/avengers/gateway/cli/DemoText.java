package avengers.gateway.cli;

import avengers.clustering.evaluate.Row;
import avengers.gateway.demo.DemoAnswer;
import avengers.gateway.demo.DemoBackends;
import avengers.gateway.demo.DemoQuestion;
import avengers.gateway.demo.DemoTraining;
import java.io.PrintWriter;
import java.util.List;

/** What the demo tells whoever watches. */
record DemoText(PrintWriter print) {
  void backends(DemoBackends backends) {
    print.printf("Five simulated models: programs that solve questions and err on purpose. "
        + "Nothing is downloaded, no key is needed.%n%n");
    for (DemoBackends.Running backend : backends.running()) {
      print.printf("  %-14s %s  %s%n", backend.specialist().model(), backend.base(),
          backend.specialist().description());
    }
    print.println();
    print.flush();
  }

  void training(DemoTraining.Result result) {
    print.printf("%nobservations  %s%nrouter file   %s%n%n", result.observations(),
        result.router());
    print.printf("Fitted on %d questions; percent right on %d others:%n%n", result.fitted(),
        result.heldOut().size());
    for (Row row : List.of(Row.RANDOM, Row.BEST_SINGLE, Row.ROUTED, Row.ROUTED_AND_VOTED,
        Row.ORACLE)) {
      print.printf("  %-20s %5.1f%n", row.label(), 100 * result.scores().getOrDefault(row, 0.0));
    }
    print.flush();
  }

  void answer(DemoQuestion question, DemoAnswer answer) {
    print.printf("%nQuestion  %s%n", indented(question.text()));
    print.printf("Cluster   %s%nAsked     %s%nVotes     %s%n", answer.cluster(), answer.models(),
        answer.votes());
    print.printf("Answer    %s%n          (%s; the right answer is %s)%n", indented(answer.text()),
        answer.chosenModel(), question.rightAnswer());
    print.flush();
  }

  private static String indented(String text) {
    return text.strip().replace("\n", "\n          ");
  }
}
