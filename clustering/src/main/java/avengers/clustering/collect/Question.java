package avengers.clustering.collect;

import avengers.clustering.grade.Grader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A question whose replies can be graded.
 *
 * @param messages what models are asked
 * @param query the text that decides the cluster: the last message of the user
 * @param answer the right answer, if there is one
 */
public record Question(List<Message> messages,
    String query,
    Optional<String> answer,
    String dataset,
    long index,
    Grader grader) {
  private static final int KEY_BYTES = 8;

  public Question {
    messages = List.copyOf(messages);
  }

  /** Names the question among all: data set, index and a hash of what is asked. */
  public String key() {
    MessageDigest digest = sha256();
    for (Message message : messages) {
      digest.update((message.role() + "\0" + message.content() + "\0")
          .getBytes(StandardCharsets.UTF_8));
    }
    return dataset + "/" + index + "/"
        + HexFormat.of().formatHex(digest.digest(), 0, KEY_BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
