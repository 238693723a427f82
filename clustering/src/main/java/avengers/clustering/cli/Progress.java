package avengers.clustering.cli;

import java.io.IOException;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Progress bars on standard error. Where that is no terminal, each bar is a line every few seconds.
 */
public final class Progress {
  private static final int TERMINAL_MILLISECONDS = 500;
  private static final int FILE_MILLISECONDS = 10_000;
  private static final int FILE_WIDTH = 160;

  private Progress() {}

  /** A bar that is drawn until it is closed. */
  public static ProgressBar bar(String task, long total) {
    return builder(task, total).build();
  }

  /** A bar to be completed. */
  static ProgressBarBuilder builder(String task, long total) {
    ProgressBarBuilder builder = new ProgressBarBuilder().setTaskName(task)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.ASCII);
    return isTerminal()
        ? builder.setUpdateIntervalMillis(TERMINAL_MILLISECONDS)
        : builder.setUpdateIntervalMillis(FILE_MILLISECONDS)
            .setConsumer(new DelegatingProgressBarConsumer(System.err::println, FILE_WIDTH));
  }

  /** Java itself tells only of standard input and output; Windows has no such program. */
  private static boolean isTerminal() {
    try {
      return new ProcessBuilder("test", "-t", "2").inheritIO().start().waitFor() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
