package avengers.clustering.reference;

import avengers.clustering.file.FileException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a NumPy file that holds a matrix of floating-point numbers.
 *
 * <p>
 * The format is that of NumPy's "NEP 1" and {@code numpy.lib.format}, versions 1.0 to 3.0: six
 * bytes of magic, two of version, the header's length, and the header itself, a Python dictionary
 * with {@code descr}, {@code fortran_order} and {@code shape}.
 *
 * @param order the numbers' byte order
 * @param width bytes of a number, 4 or 8
 * @param byColumn whether the numbers stand column by column ("Fortran order"), not row by row
 */
record NpyHeader(ByteOrder order, int width, boolean byColumn, int rows, int columns) {
  /** A real header has about 120 bytes; a bound keeps the search in a hostile one short. */
  private static final int LONGEST = 4_096;

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final Pattern TYPE = Pattern.compile("'descr'\\s*+:\\s*+'([^']*+)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*+:\\s*+(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*+:\\s*+\\(([^)]*+)\\)");
  private static final Pattern MATRIX = Pattern
      .compile("\\s*+(\\d{1,9})\\s*+,\\s*+(\\d{1,9})\\s*+,?+\\s*+");

  /** How a header of version 1.0 starts, up to the dictionary: magic, version, length. */
  private static final int PRELUDE = 10;

  /** NumPy lets the numbers start at a multiple of this. */
  private static final int ALIGNMENT = 64;

  /**
   * Reads a header and leaves the buffer at the first number.
   *
   * @throws FileException if it is none, or not of a matrix of floating-point numbers
   */
  static NpyHeader read(ByteBuffer content) {
    try {
      byte[] magic = new byte[MAGIC.length];
      content.get(magic);
      if (!Arrays.equals(magic, MAGIC)) {
        throw new FileException("not a NumPy file: it does not start with \\x93NUMPY");
      }
      int version = content.get();
      content.get();
      return parse(dictionary(content.order(ByteOrder.LITTLE_ENDIAN), version));
    } catch (BufferUnderflowException e) {
      throw new FileException("not a NumPy file: cut short in its header");
    }
  }

  private static String dictionary(ByteBuffer content, int version) {
    if (version < 1 || version > 3) {
      throw new FileException("version " + version + " of the NumPy format, not 1 to 3");
    }
    long length = version == 1
        ? Short.toUnsignedInt(content.getShort())
        : Integer.toUnsignedLong(content.getInt());
    if (length > LONGEST) {
      throw new FileException(
          "a header of " + length + " bytes; that of a matrix has at most " + LONGEST);
    }
    byte[] text = new byte[(int) length];
    content.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static NpyHeader parse(String dictionary) {
    String type = find(TYPE, dictionary, "descr");
    if (!type.matches("[<>]f[48]")) {
      throw new FileException("numbers of type \"" + type
          + "\", not of 4 or 8 bytes floating point (<f4, <f8); convert them with astype");
    }
    boolean byColumn = find(ORDER, dictionary, "fortran_order").equals("True");
    String shape = find(SHAPE, dictionary, "shape");
    Matcher matrix = MATRIX.matcher(shape);
    if (!matrix.matches() || matrix.group(1).matches("0+") || matrix.group(2).matches("0+")) {
      throw new FileException(
          "an array of shape (" + shape + "), not a matrix (clusters, dimension)");
    }
    return new NpyHeader(
        type.charAt(0) == '<' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN,
        type.charAt(2) - '0', byColumn, Integer.parseInt(matrix.group(1)),
        Integer.parseInt(matrix.group(2)));
  }

  private static String find(Pattern pattern, String dictionary, String key) {
    Matcher found = pattern.matcher(dictionary);
    if (!found.find()) {
      throw new FileException("a NumPy header without a valid \"" + key + "\"");
    }
    return found.group(1);
  }

  /** The header of version 1.0 for numbers of 8 bytes, least byte first, row by row. */
  static byte[] ofDoubles(int rows, int columns) {
    String dictionary = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + rows + ", "
        + columns
        + "), }";
    int length = Math.ceilDiv(PRELUDE + dictionary.length() + 1, ALIGNMENT) * ALIGNMENT;
    String padded = dictionary + " ".repeat(length - PRELUDE - dictionary.length() - 1) + '\n';
    return ByteBuffer.allocate(length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) padded.length())
        .put(padded.getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  /** How many bytes of numbers follow the header. */
  long size() {
    return (long) rows * columns * width;
  }

  /** Where a number stands among all. */
  int position(int row, int column) {
    return byColumn ? column * rows + row : row * columns + column;
  }
}
