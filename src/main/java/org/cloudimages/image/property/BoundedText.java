package org.cloudimages.image.property;

import java.io.Serial;

/**
 * A text that lets itself be looked at so many times and no more: an operator's pattern may go back
 * and forth on it, and a client must not be able to keep a thread busy with that. Used by one
 * thread.
 */
final class BoundedText implements CharSequence {

  /** A fraction of a second, and 80 for each character of a text of 64 KiB. */
  static final int MAX_LOOKS = 5_000_000;

  private final String text;
  private int looks;

  /** Thrown by the look that is too many. */
  static final class TooManyLooksException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;
  }

  BoundedText(String text) {
    this.text = text;
  }

  @Override
  public char charAt(int index) {
    looks++;
    if (looks > MAX_LOOKS) {
      throw new TooManyLooksException();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
