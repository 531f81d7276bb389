package org.cloudimages.format;

import java.util.Optional;

/**
 * Recognises one format. It names one stretch after the other, forwards only, and gets each when it
 * has passed, so that it keeps nothing but what it understood.
 */
interface FormatReader {

  Stretch first();

  /**
   * Looks at the stretch that was asked for last.
   *
   * @param bytes fewer than asked for when the data ended; then this is the last call
   * @return what to see next, beginning not before the end of the last stretch; empty when nothing
   *     is left to see
   */
  Optional<Stretch> next(Bytes bytes);

  /**
   * Says what was found, after all data.
   *
   * @param tail the last {@link Tail#SIZE} bytes of the data, or all when there are fewer
   * @param length of all data
   */
  Optional<Finding> finish(Bytes tail, long length);
}
