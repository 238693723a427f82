package avengers.clustering.grade;

import avengers.clustering.answer.statement.CodeBlock;
import java.io.IOException;

/**
 * Right is a reply whose code a command accepts.
 *
 * @param questionJson the question as it stands in the file, with tests or whatever it carries
 */
record PassingCode(CodeCommand command, String questionJson) implements Rule {
  @Override
  public double grade(String reply) throws IOException, InterruptedException {
    return Rule.grade(command.accepts(CodeBlock.last(reply), questionJson));
  }
}
