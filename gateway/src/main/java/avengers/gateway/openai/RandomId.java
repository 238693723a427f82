package avengers.gateway.openai;

import java.util.UUID;

/** What tells answers, and the calls in them, apart where no backend gave them an id. */
public final class RandomId {
  private RandomId() {}

  /** 32 hexadecimal digits that nobody was given before. */
  public static String next() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
