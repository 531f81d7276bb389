package org.cloudimages.work;

/**
 * What the running thread is at, until it is closed: its name says so in addition. Both servers
 * write the name of the thread into each line of their logs, so that one can tell of every line
 * what brought it about, whoever wrote it.
 */
public final class Occupation implements AutoCloseable {

  private final Thread thread = Thread.currentThread();
  private final String before = thread.getName();

  private Occupation(String what) {
    thread.setName(before + ' ' + what);
  }

  /**
   * Takes it up.
   *
   * @param what such as the id of a request; in one word for each thing
   */
  public static Occupation of(String what) {
    return new Occupation(what);
  }

  /** To be called by the thread that took it up. */
  @Override
  public void close() {
    thread.setName(before);
  }
}
