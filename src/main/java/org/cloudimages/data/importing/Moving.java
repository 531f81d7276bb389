package org.cloudimages.data.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;
import org.cloudimages.data.digest.ExpectedDigest;
import org.cloudimages.data.upload.ByteSource;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.outbound.fetch.WebException;
import org.cloudimages.task.control.TaskFailure;
import org.cloudimages.task.control.TaskRun;
import org.cloudimages.task.control.TimeLimit;

/**
 * Bytes that a task moves: each piece says that the task lives and how far it is. Several threads
 * may move at once; each source is used by one.
 */
final class Moving {

  private static final int MEBIBYTE = 1 << 20;

  private final TaskRun run;
  private final TimeLimit time;
  private long bytes;
  private ImagesException end;

  Moving(TaskRun run, TimeLimit time) {
    this.run = run;
    this.time = time;
  }

  /**
   * A source whose bytes are counted.
   *
   * @param name what they are called where they are refused
   * @param size what is known to come; empty where nobody knows
   * @param in is closed by whoever opened it
   */
  ByteSource source(String name, OptionalLong size, InputStream in) {
    return source(name, size, List.of(), in);
  }

  /** The same with bytes of which somebody says what digests they have. */
  ByteSource source(String name, OptionalLong size, List<ExpectedDigest> digests, InputStream in) {
    return new Counted(name, size, digests, in);
  }

  /** Says that the task lives, and that so many bytes more were moved. */
  synchronized void go(long more) {
    if (end != null) {
      throw end;
    }
    bytes += more;
    try {
      time.keep();
      run.progress("Copied " + bytes / MEBIBYTE + " MiB");
    } catch (TaskFailure e) {
      // because a store may wrap what its source throws, and this is told apart everywhere
      throw ImagesException.of(FaultType.GONE, e.getMessage());
    }
  }

  /** Ends all that moves at its next piece. */
  synchronized void stop(ImagesException why) {
    end = end == null ? why : end;
  }

  private final class Counted implements ByteSource {

    private final String name;
    private final OptionalLong size;
    private final List<ExpectedDigest> digests;
    private final InputStream in;

    Counted(String name, OptionalLong size, List<ExpectedDigest> digests, InputStream in) {
      this.name = name;
      this.size = size;
      this.digests = digests;
      this.in = in;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public OptionalLong size() {
      return size;
    }

    @Override
    public List<ExpectedDigest> digests() {
      return digests;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      int read = piece(bytes, offset, length);
      go(Math.max(0, read));
      return read;
    }

    private int piece(byte[] bytes, int offset, int length) {
      try {
        return in.read(bytes, offset, length);
      } catch (WebException e) {
        throw ImagesException.of(FaultType.BAD_GATEWAY, e.getMessage());
      } catch (IOException e) {
        throw ImagesException.of(FaultType.BAD_GATEWAY, "The " + name + " cannot be read.");
      }
    }
  }
}
