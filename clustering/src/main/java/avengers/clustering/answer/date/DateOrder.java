package avengers.clustering.answer.date;

/** Whether the month or the day comes first in 5/6/2024. */
public enum DateOrder {
  /** As in the United States: the query says MM/DD/YYYY. */
  MONTH_FIRST,
  /** The query says DD/MM/YYYY. */
  DAY_FIRST,
  /** Nobody said it: such a date equals only itself. */
  UNKNOWN;

  /** How the dates are read that answer a query in small letters. */
  public static DateOrder of(String query) {
    return query.contains("mm/dd") || query.contains("mm-dd-yy")
        ? MONTH_FIRST
        : query.contains("dd/mm") || query.contains("dd-mm") ? DAY_FIRST : UNKNOWN;
  }
}
