package org.cloudimages.data.exchange;

import java.io.IOException;
import java.io.InputStream;
import org.cloudimages.store.BulkInputStream;
import org.cloudimages.task.control.TaskRun;
import org.cloudimages.task.control.TimeLimit;

/** Bytes on their way out: each piece says that the task lives and how far it is. */
final class Leaving extends BulkInputStream {

  private static final int MEBIBYTE = 1 << 20;

  private final InputStream in;
  private final TaskRun run;
  private final TimeLimit time;

  private long bytes;

  Leaving(InputStream in, TaskRun run, TimeLimit time) {
    this.in = in;
    this.run = run;
    this.time = time;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    time.keep();
    int read = in.read(buffer, offset, length);
    bytes += Math.max(0, read);
    run.progress("Exported " + bytes / MEBIBYTE + " MiB");
    return read;
  }
}
