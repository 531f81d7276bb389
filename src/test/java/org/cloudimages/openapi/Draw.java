package org.cloudimages.openapi;

import java.util.List;
import java.util.function.Function;
import org.quicktheories.core.Gen;
import org.quicktheories.core.RandomnessSource;
import org.quicktheories.impl.Constraint;

/**
 * Choices from which requests and sequences are made. A failure is shrunk towards the first of what
 * there is to choose from, so the plainest comes first everywhere.
 */
final class Draw {

  private final RandomnessSource source;

  private Draw(RandomnessSource source) {
    this.source = source;
  }

  /** What QuickTheories repeats and shrinks; it must take nothing from elsewhere. */
  static <T> Gen<T> generator(Function<Draw, T> maker) {
    return source -> maker.apply(new Draw(source));
  }

  /** A number from 0. */
  int below(int bound) {
    return (int) source.next(Constraint.between(0, bound - 1L));
  }

  /** Whether something happens that happens once in so many times. */
  boolean oneIn(int times) {
    return below(times) == times - 1;
  }

  <T> T of(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  String of(String... choices) {
    return choices[below(choices.length)];
  }
}
