package avengers.clustering.reference;

import avengers.clustering.cluster.Centroids;
import avengers.clustering.file.FileException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Centroids in NumPy's file format. */
final class NpyFormat {
  private NpyFormat() {}

  /**
   * Reads centroids, of 4 or 8 bytes a number, in either byte order, row by row or column by
   * column.
   *
   * @throws FileException if the content is something else, or cut short
   */
  static Centroids read(byte[] file) {
    ByteBuffer content = ByteBuffer.wrap(file);
    NpyHeader header = NpyHeader.read(content);
    if (header.size() != content.remaining()) {
      throw new FileException("the header promises " + header.rows() + " x " + header.columns()
          + " numbers of " + header.width() + " bytes, but " + content.remaining()
          + " bytes follow it, not " + header.size());
    }
    ByteBuffer numbers = content.slice().order(header.order());
    float[][] rows = new float[header.rows()][header.columns()];
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < header.columns(); column++) {
        rows[row][column] = number(numbers, header, header.position(row, column));
      }
    }
    try {
      return Centroids.of(rows);
    } catch (IllegalArgumentException e) {
      throw new FileException(String.valueOf(e.getMessage()));
    }
  }

  private static float number(ByteBuffer numbers, NpyHeader header, int position) {
    return header.width() == Float.BYTES
        ? numbers.getFloat(position * Float.BYTES)
        : (float) numbers.getDouble(position * Double.BYTES);
  }

  /** Writes centroids as scikit-learn's are saved: version 1.0, 8 bytes a number, row by row. */
  static byte[] write(Centroids centroids) {
    byte[] header = NpyHeader.ofDoubles(centroids.count(), centroids.dimension());
    ByteBuffer content = ByteBuffer
        .allocate(header.length + centroids.count() * centroids.dimension() * Double.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(header);
    for (int cluster = 0; cluster < centroids.count(); cluster++) {
      for (float value : centroids.row(cluster)) {
        content.putDouble(value);
      }
    }
    return content.array();
  }
}
