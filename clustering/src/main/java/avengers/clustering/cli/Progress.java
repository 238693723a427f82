package avengers.clustering.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress bars on standard error. */
public final class Progress {
  private Progress() {}

  /** A bar that is drawn until it is closed. */
  public static ProgressBar bar(String task, long total) {
    return new ProgressBarBuilder().setTaskName(task)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(500)
        .build();
  }
}
