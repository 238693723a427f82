package avengers.gateway.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** A command that failed says why in one line; the stack trace is for {@code AVENGERS_DEBUG}. */
final class FailureMessage implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(Exception failure, CommandLine commandLine,
      ParseResult parsed) {
    commandLine.getErr().println("avengers: " + describe(failure));
    if (System.getenv("AVENGERS_DEBUG") != null) {
      failure.printStackTrace(commandLine.getErr());
    }
    return ExitCode.SOFTWARE;
  }

  private static String describe(Exception failure) {
    String message = message(failure);
    return switch (failure) {
      case FileSystemException file -> message + ": " + words(file.getClass().getSimpleName());
      case IOException _,IllegalArgumentException _ -> message;
      default -> failure.getClass().getPackageName().startsWith("avengers.")
          ? message
          : "unexpected " + failure.getClass().getSimpleName() + ": " + message
              + " (set AVENGERS_DEBUG=1 to see where)";
    };
  }

  /** Parallel streams throw a copy of what went wrong, whose message begins with a type. */
  private static String message(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause != null && cause.toString().equals(failure.getMessage())
        ? message(cause)
        : String.valueOf(failure.getMessage());
  }

  /** "NoSuchFileException" as "no such file". */
  private static String words(String exception) {
    return exception.replaceFirst("Exception$", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT);
  }
}
