package avengers.gateway.openai;

/**
 * What JSON takes when it is read, beside its texts: a list of nothing but empty lists takes twenty
 * times its length.
 */
public final class JsonWeight {
  private static final int PER_VALUE = 40;

  private long values;

  /** The weight of nothing. */
  public JsonWeight() {}

  /** Counts what may begin a value in the next piece, in texts as well. */
  public void add(byte[] piece) {
    for (byte letter : piece) {
      if (letter == ',' || letter == '{' || letter == '[') {
        values++;
      }
    }
  }

  /** The bytes of all values so far. */
  public long bytes() {
    return values * PER_VALUE;
  }
}
