package org.cloudimages.management;

/**
 * Figures that take a query: a room has some by implementing this. They are taken from time to time
 * and not when somebody looks.
 */
public interface TakenFigures {

  /** What they are of, such as {@code images}; the log calls them so. */
  String subject();

  /** Takes them anew, by few statements; where it throws, the former ones are shown on. */
  void take();
}
