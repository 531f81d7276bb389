package org.cloudimages.policy;

/** What a check says; unknown where it asks what its target does not know. */
enum Verdict {
  YES,
  NO,
  UNKNOWN;

  static Verdict of(boolean yes) {
    return yes ? YES : NO;
  }

  Verdict negated() {
    return switch (this) {
      case YES -> NO;
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
