package org.cloudimages.setting;

/** How much two names differ. */
final class Spelling {

  private static final int MAX_DISTANCE = 3;

  private Spelling() {}

  /** Whether one is likely to be a slip for the other. */
  static boolean isClose(String one, String other) {
    return Math.abs(one.length() - other.length()) <= MAX_DISTANCE
        && distance(one, other) <= MAX_DISTANCE;
  }

  /** How many letters must be put in, taken out or changed to make one of the other. */
  static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
