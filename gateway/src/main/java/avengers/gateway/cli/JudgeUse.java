package avengers.gateway.cli;

import avengers.clustering.cli.CollectProgress;
import java.util.Locale;
import java.util.Optional;

/** How often the judge was asked, and what that cost. */
final class JudgeUse {
  private final Optional<String> name;
  private String text = "";

  JudgeUse(Optional<String> name) {
    this.name = name;
  }

  Optional<String> name() {
    return name;
  }

  void count(CollectProgress progress) {
    name.filter(_ -> progress.judgements() > 0)
        .ifPresent(judge -> text = String.format(Locale.ROOT,
            "%s judged %d replies for %.6f dollars; %d of them got no score for want of a reply%n",
            judge, progress.judgements(), progress.judgeDollars(), progress.lostJudgements()));
  }

  /** A line, or nothing. */
  String text() {
    return text;
  }
}
