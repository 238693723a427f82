package avengers.clustering.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table of text, no wider than a screen: its widest columns are cut first, and cells in their
 * middle, as names often differ at their ends.
 */
public final class TextTable {
  private static final int WIDEST = 100;
  private static final int NARROWEST_COLUMN = 4;
  private static final String GAP = "  ";

  private final String alignment;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * A table with a head.
   *
   * @param alignment a letter a column: l for words, on the left; r for numbers, on the right
   */
  public TextTable(String alignment, String... head) {
    this.alignment = alignment;
    rows.add(List.of(head));
  }

  /** Adds a row, a cell a column. */
  public void add(String... cells) {
    rows.add(List.of(cells));
  }

  @Override
  public String toString() {
    int[] widths = widths();
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        line.append(GAP)
            .append(padded(row.get(column), widths[column], alignment.charAt(column) == 'l'));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private int[] widths() {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    int spare = WIDEST - widths.length * GAP.length();
    while (Arrays.stream(widths).sum() > spare) {
      int widest = widest(widths);
      if (widths[widest] <= NARROWEST_COLUMN) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  private static int widest(int[] widths) {
    int widest = 0;
    for (int column = 1; column < widths.length; column++) {
      if (widths[column] > widths[widest]) {
        widest = column;
      }
    }
    return widest;
  }

  private static String padded(String cell, int width, boolean left) {
    if (cell.length() > width) {
      int end = (width - 1) / 2;
      return cell.substring(0, width - 1 - end) + '…' + cell.substring(cell.length() - end);
    }
    String space = " ".repeat(width - cell.length());
    return left ? cell + space : space + cell;
  }
}
