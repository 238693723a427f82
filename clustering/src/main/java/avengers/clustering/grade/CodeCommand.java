package avengers.clustering.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A command that the user gave for judging code. It runs with the shell in an empty folder of its
 * own, with the code on standard input, the path of a file with the question's JSON in {@code
 * AVENGERS_QUESTION}, and few other variables, so that code of a model sees no keys. As many run at
 * once as there are processors. What it prints is thrown away.
 */
public final class CodeCommand {
  private static final Set<String> VARIABLES = Set.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR",
      "JAVA_HOME");
  private static final String QUESTION = "AVENGERS_QUESTION";

  /** What the shell exits with when it cannot run a command. */
  private static final Set<Integer> NOT_RUN = Set.of(126, 127);

  private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors());
  private final String command;
  private final Duration timeout;

  /**
   * Remembers a command.
   *
   * @param command in the shell's words
   * @param timeout code that runs longer is wrong
   */
  public CodeCommand(String command, Duration timeout) {
    this.command = command;
    this.timeout = timeout;
  }

  /** Whether the command exits with 0 in time. */
  boolean accepts(String code, String questionJson) throws IOException, InterruptedException {
    places.acquire();
    Path folder = Files.createTempDirectory("avengers-code");
    try {
      return run(folder, Files.writeString(folder.resolve("code"), code),
          Files.writeString(folder.resolve("question.json"), questionJson));
    } finally {
      delete(folder);
      places.release();
    }
  }

  private boolean run(Path folder, Path code, Path question)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command)
        .directory(Files.createDirectory(folder.resolve("work")).toFile())
        .redirectInput(code.toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().retainAll(VARIABLES);
    builder.environment().put(QUESTION, question.toString());
    Process process = builder.start();
    try {
      return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)
          && isSuccess(process.exitValue());
    } finally {
      List<ProcessHandle> started = process.descendants().toList();
      process.destroyForcibly();
      started.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private static boolean isSuccess(int status) throws IOException {
    if (NOT_RUN.contains(status)) {
      throw new IOException("the shell could not run the command for code (exit status " + status
          + ")");
    }
    return status == 0;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
