package avengers.clustering.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * One run of a command, as from a shell.
 *
 * @param exit the exit code
 */
record CommandRun(int exit, String out, String err) {
  static CommandRun of(Object command, Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    int exit = new CommandLine(command).setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(words);
    return new CommandRun(exit, out.toString(), err.toString());
  }
}
