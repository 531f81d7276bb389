package org.cloudimages.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * All addresses that begin with the same bits.
 *
 * @param first one of them
 * @param prefix how many bits, from the first
 */
public record Network(InetAddress first, int prefix) {

  /** Anything else would be looked up as a name. */
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");

  /**
   * Reads {@code 10.0.0.0/8}, or one address.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Network of(String text) {
    String[] parts = text.split("/", 2);
    InetAddress first = address(parts[0]);
    int bits = first.getAddress().length * Byte.SIZE;
    int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
    if (prefix < 0 || prefix > bits) {
      throw new IllegalArgumentException(text);
    }
    return new Network(first, prefix);
  }

  private static InetAddress address(String text) {
    if (!ADDRESS.matcher(text).matches()) {
      throw new IllegalArgumentException(text);
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  public boolean contains(InetAddress address) {
    return address.getClass() == first.getClass() && bits(address).equals(bits(first));
  }

  private BigInteger bits(InetAddress address) {
    byte[] bytes = address.getAddress();
    return new BigInteger(1, bytes).shiftRight(bytes.length * Byte.SIZE - prefix);
  }
}
