package avengers.gateway.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.NullMarked;
import picocli.CommandLine;

/** What one run of the program in this process gave. */
@NullMarked
record Run(int exitCode, String out, String err) {
  static Run of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine program = Avengers.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err));
    int exitCode = program.execute(arguments);
    return new Run(exitCode, out.toString(), err.toString());
  }
}
