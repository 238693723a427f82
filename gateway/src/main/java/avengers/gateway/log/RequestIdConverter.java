package avengers.gateway.log;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.netty.util.concurrent.FastThreadLocalThread;

/** Writes a request's id and a blank into the lines of the log that belong to one. */
public final class RequestIdConverter extends ClassicConverter {
  /** Threads of another kind are not Vert.x's; commands without a server never load it. */
  @Override
  public String convert(ILoggingEvent event) {
    return Thread.currentThread() instanceof FastThreadLocalThread
        ? LoggedRequest.current().map(id -> id + " ").orElse("")
        : "";
  }
}
