package avengers.clustering.collect;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A file of lines that grows at its end. A process that is killed leaves at most one line torn, the
 * last. Interrupting a thread that appends does no harm, unlike with file channels.
 */
final class LineFile implements AutoCloseable {
  private final Path path;
  private final RandomAccessFile file;
  private final ReentrantLock writing = new ReentrantLock();
  private final ReentrantLock forcing = new ReentrantLock();
  private long written;
  private long forced;
  private boolean broken;

  private LineFile(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /** Opens a file, and makes it if need be. */
  static LineFile open(Path path) throws IOException {
    return new LineFile(path, new RandomAccessFile(path.toFile(), "rw"));
  }

  /** Takes what is in a line. */
  interface LineReader {
    /**
     * Reads a line.
     *
     * @param whole whether its end is there
     * @return whether the line is to stay; if not, it and all behind it is cut off
     */
    boolean read(String line, long number, boolean whole) throws IOException;
  }

  /** Keeps other processes out, as long as this file is open; false if one was here first. */
  boolean lock() throws IOException {
    try {
      return file.getChannel().tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Reads all lines from the beginning; then the file is ready for lines to be appended. */
  void read(LineReader reader) throws IOException {
    file.seek(0);
    // Closing the stream would close the file.
    InputStream content = new BufferedInputStream(new FileInputStream(file.getFD()), 1 << 16);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    long end = 0;
    long number = 0;
    boolean stays = true;
    for (int next = content.read(); next >= 0 && stays; next = content.read()) {
      if (next == '\n') {
        stays = reader.read(line.toString(StandardCharsets.UTF_8), ++number, true);
        end += stays ? line.size() + 1 : 0;
        line.reset();
      } else {
        line.write(next);
      }
    }
    cut(end, stays && line.size() > 0
        && reader.read(line.toString(StandardCharsets.UTF_8), number + 1, false)
            ? line.size()
            : 0);
  }

  /** A line that stays though its end is missing gets one. */
  private void cut(long end, int unended) throws IOException {
    file.setLength(end + unended);
    file.seek(end + unended);
    if (unended > 0) {
      file.write('\n');
    }
  }

  /**
   * Appends a line that survives whatever happens. Several threads share one order to the disk: who
   * waits for it finds that another's order covered its line too.
   */
  void appendForGood(String line) throws IOException {
    long mine = append(line);
    forcing.lock();
    try {
      if (forced < mine) {
        force();
      }
    } finally {
      forcing.unlock();
    }
  }

  /** Makes all that was appended survive. */
  void force() throws IOException {
    forcing.lock();
    try {
      long all = written();
      file.getFD().sync();
      forced = all;
    } finally {
      forcing.unlock();
    }
  }

  private long written() {
    writing.lock();
    try {
      return written;
    } finally {
      writing.unlock();
    }
  }

  /**
   * Appends a line; a killed process does not lose it, a machine that loses power may.
   *
   * @return how many lines were appended so far
   */
  long append(String line) throws IOException {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    writing.lock();
    try {
      if (broken) {
        throw new IOException(path + ": nothing is written behind a line that failed");
      }
      broken = true;
      file.write(bytes);
      broken = false;
      return ++written;
    } catch (IOException e) {
      throw new IOException(path + ": cannot be written: " + e.getMessage(), e);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
