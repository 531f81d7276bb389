package org.cloudimages.data.upload;

import java.util.List;
import java.util.OptionalLong;
import org.cloudimages.data.digest.ExpectedDigest;
import org.cloudimages.fault.ImagesException;

/** Where the bytes of an upload come from; whoever made it closes it. Used by one thread. */
public interface ByteSource {

  /** What a client is told that it is, such as {@code request body}. */
  String name();

  /** The bytes that were announced; empty where nobody knows. */
  OptionalLong size();

  /** What the bytes are said to have, all of them; none where nothing is said. */
  List<ExpectedDigest> digests();

  /**
   * Reads some bytes; blocks until there are some. Before the first call nothing is asked for.
   *
   * @return how many, or -1 behind the last one
   * @throws ImagesException why it gives no more, as the client is to be told
   */
  int read(byte[] bytes, int offset, int length);
}
