package org.cloudimages.testing;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What a class tells the log until this is closed, which then does not get it. Thread-safe. */
public final class LogLines implements AutoCloseable {

  private final Queue<String> messages = new ConcurrentLinkedQueue<>();
  private final Logger log;
  private final Handler recorder =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          messages.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  public LogLines(Class<?> teller) {
    log = Logger.getLogger(teller.getName());
    log.addHandler(recorder);
    log.setUseParentHandlers(false);
  }

  /** The messages so far, without what is put into them. */
  public List<String> messages() {
    return List.copyOf(messages);
  }

  @Override
  public void close() {
    log.removeHandler(recorder);
    log.setUseParentHandlers(true);
  }
}
