package avengers.clustering.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import avengers.clustering.cluster.Centroids;
import avengers.clustering.file.FileException;
import avengers.clustering.testing.Vectors;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyFormatTest {
  private static final double[] ONE_TO_SIX = {1, 2, 3, 4, 5, 6};

  @ParameterizedTest
  @CsvSource({"<f8, 1", "<f8, 2", "<f8, 3", "<f4, 1", "<f4, 2", ">f8, 1", ">f4, 1"})
  void eachWidthByteOrderAndVersionIsRead(String type, int version) {
    Centroids read = NpyFormat.read(
        file(version, dictionary(type, "False", "2, 3"), numbers(type, ONE_TO_SIX)));

    assertThat(read.row(0)).containsExactly(1, 2, 3);
    assertThat(read.row(1)).containsExactly(4, 5, 6);
  }

  @Test
  void numbersColumnByColumnArePutIntoRows() {
    Centroids read = NpyFormat.read(
        file(1, dictionary("<f8", "True", "2, 3"), numbers("<f8", ONE_TO_SIX)));

    assertThat(read.row(0)).containsExactly(1, 3, 5);
    assertThat(read.row(1)).containsExactly(2, 4, 6);
  }

  @Test
  void whatIsWrittenIsReadBackExactly() {
    RandomGenerator random = Vectors.seeded(1);
    for (int round = 0; round < 50; round++) {
      float[][] rows = new float[1 + random.nextInt(20)][];
      int dimension = 1 + random.nextInt(400);
      Arrays.setAll(rows, i -> Vectors.random(random, dimension));

      byte[] written = NpyFormat.write(Centroids.of(rows));

      Centroids read = NpyFormat.read(written);
      assertThat(read.count()).isEqualTo(rows.length);
      for (int row = 0; row < rows.length; row++) {
        assertThat(read.row(row)).isEqualTo(rows[row]);
      }
    }
  }

  @Test
  void theNumbersStartWhereNumpyAlignsThem() {
    byte[] written = NpyFormat.write(Centroids.of(new float[][]{{1, 2, 3}, {4, 5, 6}}));

    assertThat(written).hasSize(128 + 6 * Double.BYTES)
        .startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0);
    assertThat(new String(written, 10, 118, StandardCharsets.US_ASCII)).startsWith(
        "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }").endsWith(" \n");
  }

  @Test
  void aFileThatWasCutAnywhereIsRefused() {
    byte[] whole = NpyFormat.write(Centroids.of(new float[][]{{1, 2, 3}, {4, 5, 6}}));
    for (int length = 0; length < whole.length; length++) {
      refused(Arrays.copyOf(whole, length), "");
    }
  }

  @Test
  void aDamagedHeaderIsReadAsOtherCentroidsOrRefused() {
    byte[] whole = NpyFormat.write(Centroids.of(new float[][]{{1, 2, 3}, {4, 5, 6}}));
    RandomGenerator random = Vectors.seeded(2);
    for (int round = 0; round < 2_000; round++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(128)] = (byte) random.nextInt(256);
      try {
        Centroids read = NpyFormat.read(damaged);
        assertThat(read.count() * read.dimension()).isIn(6, 12);
      } catch (FileException e) {
        assertThat(e).hasMessageNotContaining("Exception");
      }
    }
  }

  @Test
  void anotherKindOfFileIsRefused() {
    refused("PK\3\4 an archive".getBytes(StandardCharsets.UTF_8),
        "not a NumPy file: it does not start with \\x93NUMPY");
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
      {'descr': '<i8', 'fortran_order': False, 'shape': (2, 3), }; numbers of type "<i8"
      {'descr': '|O', 'fortran_order': False, 'shape': (2, 3), }  | numbers of type "; O"
      {'descr': '<f2', 'fortran_order': False, 'shape': (2, 3), }; convert them with astype
      {'fortran_order': False, 'shape': (2, 3), }; without a valid "descr"
      {'descr': '<f8', 'shape': (2, 3), }; without a valid "fortran_order"
      {'descr': '<f8', 'fortran_order': False, }; without a valid "shape"
      {'descr': '<f8', 'fortran_order': False, 'shape': (2, 3; without a valid "shape"
      {'descr': '<f8', 'fortran_order': False, 'shape': (6,), }; of shape (6,), not a matrix
      {'descr': '<f8', 'fortran_order': False, 'shape': (), }; of shape (), not a matrix
      {'descr': '<f8', 'fortran_order': False, 'shape': (1,2,3), }; of shape (1,2,3), not a matrix
      {'descr': '<f8', 'fortran_order': False, 'shape': (-2, 3), }; of shape (-2, 3), not a matrix
      {'descr': '<f8', 'fortran_order': False, 'shape': (0, 3), }; of shape (0, 3), not a matrix
      {'descr': '<f8', 'fortran_order': False, 'shape': (999999999, 0), }; not a matrix
      {'descr': '<f8', 'fortran_order': False, 'shape': (99999999999, 3), }; not a matrix
      {'descr': '<f8', 'fortran_order': False, 'shape': (999999999, 999999999), }; promises
      {'descr': '<f8', 'fortran_order': False, 'shape': (3, 3), }; 48 bytes follow it, not 72
      {'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }; 48 bytes follow it, not 24
      """)
  void aHostileHeaderIsRefusedWithItsFault(String dictionary, String cause) {
    refused(file(1, dictionary, numbers("<f8", ONE_TO_SIX)), cause);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 255})
  void anUnknownVersionIsRefused(int version) {
    refused(file(version, dictionary("<f8", "False", "2, 3"), numbers("<f8", ONE_TO_SIX)),
        "of the NumPy format, not 1 to 3");
  }

  @Test
  void aHeaderOfGigabytesIsNotAllocated() {
    byte[] file = file(2, "", new byte[0]);
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(8, -1);

    refused(file, "a header of 4294967295 bytes");
  }

  @Test
  void numbersThatAreNoneAreRefused() {
    double[] hole = {1, 2, Double.NaN, 4, 5, 6};
    double[] beyondFloats = {1, 2, 3, 4, 1e300, 6};

    refused(file(1, dictionary("<f8", "False", "2, 3"), numbers("<f8", hole)),
        "centroid 0 holds NaN");
    refused(file(1, dictionary("<f8", "False", "2, 3"), numbers("<f8", beyondFloats)),
        "centroid 1 holds Infinity");
  }

  private static void refused(byte[] file, String cause) {
    assertThatThrownBy(() -> NpyFormat.read(file)).isInstanceOf(FileException.class)
        .hasMessageContaining(cause);
  }

  private static String dictionary(String type, String byColumn, String shape) {
    return "{'descr': '" + type + "', 'fortran_order': " + byColumn + ", 'shape': (" + shape
        + "), }";
  }

  private static byte[] numbers(String type, double... values) {
    boolean wide = type.endsWith("8");
    ByteBuffer numbers = ByteBuffer.allocate(values.length * (wide ? 8 : 4))
        .order(type.startsWith("<") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    for (double value : values) {
      if (wide) {
        numbers.putDouble(value);
      } else {
        numbers.putFloat((float) value);
      }
    }
    return numbers.array();
  }

  /** A file as NumPy writes it, but for the padding. */
  private static byte[] file(int version, String dictionary, byte[] numbers) {
    ByteBuffer length = ByteBuffer.allocate(version == 1 ? 2 : 4).order(ByteOrder.LITTLE_ENDIAN);
    if (version == 1) {
      length.putShort((short) dictionary.length());
    } else {
      length.putInt(dictionary.length());
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[]{(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    file.writeBytes(length.array());
    file.writeBytes(dictionary.getBytes(StandardCharsets.US_ASCII));
    file.writeBytes(numbers);
    return file.toByteArray();
  }
}
