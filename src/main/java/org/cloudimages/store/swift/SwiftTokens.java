package org.cloudimages.store.swift;

/** Where requests get the token that they are sent with. Thread-safe. */
interface SwiftTokens {

  /**
   * The token in use.
   *
   * @throws org.cloudimages.store.StoreException when there is none
   */
  SwiftSession get();

  /** Notes that a token was refused: the next one is another, or there is none. */
  void refused(SwiftSession old);
}
