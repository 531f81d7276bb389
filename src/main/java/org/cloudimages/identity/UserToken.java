package org.cloudimages.identity;

/** The token that a caller came with. It is kept in memory only, and never shown. */
public record UserToken(String text) {

  @Override
  public String toString() {
    return "a token";
  }
}
