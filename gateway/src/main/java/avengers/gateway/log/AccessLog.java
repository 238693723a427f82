package avengers.gateway.log;

import avengers.gateway.config.AccessLogConfig;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AsyncAppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.ContextBase;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines about requests, in a file of their own or on standard output. They are made and written on
 * a thread of its own. Who writes never waits: if the disk is too slow, lines are left out. Safe
 * for use by several threads.
 */
public final class AccessLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);
  private static final int MOST_WAITING = 8_192;
  private static final int CLOSING_MILLISECONDS = 5_000;

  private final AsyncAppenderBase<Object> queue = new AsyncAppenderBase<>();

  private AccessLog(Context context, Appender<Object> end) {
    queue.setContext(context);
    queue.setQueueSize(MOST_WAITING);
    queue.setDiscardingThreshold(0);
    queue.setNeverBlock(true);
    queue.setMaxFlushTime(CLOSING_MILLISECONDS);
    queue.addAppender(end);
    queue.start();
  }

  /**
   * Opens a log. A file that is there is continued.
   *
   * @throws IOException if it cannot be written
   */
  public static AccessLog open(AccessLogConfig config) throws IOException {
    Context context = new ContextBase();
    context.getStatusManager().add(AccessLog::tell);
    OutputStreamAppender<Object> end = config.file()
        .map(file -> rolling(context, file, config))
        .orElseGet(ConsoleAppender::new);
    end.setContext(context);
    end.setEncoder(new LineEncoder());
    end.start();
    if (!end.isStarted()) {
      throw new IOException("cannot write the access log "
          + config.file().map(Path::toString).orElse("to standard output"));
    }
    return new AccessLog(context, end);
  }

  private static OutputStreamAppender<Object> rolling(Context context, Path file,
      AccessLogConfig config) {
    RollingFileAppender<Object> appender = new RollingFileAppender<>();
    FixedWindowRollingPolicy names = new FixedWindowRollingPolicy();
    names.setContext(context);
    names.setParent(appender);
    names.setFileNamePattern(file + ".%i");
    names.setMinIndex(1);
    names.setMaxIndex(config.files());
    SizeBasedTriggeringPolicy<Object> sizes = new SizeBasedTriggeringPolicy<>();
    sizes.setContext(context);
    sizes.setMaxFileSize(new FileSize(config.maxSize()));
    sizes.setCheckIncrement(Duration.buildBySeconds(1));
    appender.setContext(context);
    appender.setFile(file.toString());
    appender.setRollingPolicy(names);
    appender.setTriggeringPolicy(sizes);
    names.start();
    sizes.start();
    return appender;
  }

  private static void tell(Status problem) {
    if (problem.getLevel() >= Status.WARN) {
      LOG.warn("the access log: {}", problem.getMessage());
    }
  }

  /**
   * Writes a line.
   *
   * @param line becomes a text on another thread
   * @return whether there was room for it
   */
  public boolean write(Object line) {
    boolean room = queue.getRemainingCapacity() > 0;
    queue.doAppend(line);
    return room;
  }

  /** Writes what waits, as far as that goes within a few seconds. */
  @Override
  public void close() {
    queue.stop();
  }
}
