package avengers.gateway.security;

/**
 * What a client spent, in trillionths of a dollar.
 *
 * @param day since midnight, in UTC
 * @param month since the calendar's month began, in UTC
 */
public record Spent(long day, long month) {
  public static final Spent NOTHING = new Spent(0, 0);
}
