package org.cloudimages.data.importing;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.cloudimages.fault.Commits;
import org.cloudimages.fault.FaultType;
import org.cloudimages.fault.ImagesException;
import org.cloudimages.task.control.TaskFailure;

/** Ends what took long, though the database fails once: it would all be to be done again. */
public final class Endings {

  private static final Logger LOG = System.getLogger(Endings.class.getName());

  private Endings() {}

  /**
   * Does something in a transaction, and once more where that fails.
   *
   * @param work changes nothing where it was done already
   * @throws TaskFailure or ImagesException at once, when it says that it is not to be done
   * @throws RuntimeException what {@link Commits#again} throws
   */
  public static void settle(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      if (isRefusal(e)) {
        throw e;
      }
      LOG.log(Level.WARNING, "The end of an import failed; it is tried again", e);
      Commits.again(
          e,
          () -> {
            work.run();
            return null;
          });
    }
  }

  private static boolean isRefusal(RuntimeException thrown) {
    return thrown instanceof TaskFailure
        || (thrown instanceof ImagesException refusal
            && refusal.fault().type() != FaultType.UNAVAILABLE);
  }
}
