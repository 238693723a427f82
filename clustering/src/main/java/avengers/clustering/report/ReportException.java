package avengers.clustering.report;

import java.io.Serial;

/** A report that cannot be made; the message says what to change. */
public final class ReportException extends RuntimeException {
  @Serial
  private static final long serialVersionUID = 1;

  public ReportException(String message) {
    super(message);
  }
}
